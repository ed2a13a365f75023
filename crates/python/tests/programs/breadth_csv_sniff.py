import csv

for sample in ("a;b;c\n1;2;3\n", "a,b\n1,2\n3,4\n", "x\ty\n1\t2\n", "'a','b'\n'c','d,e'\n", '"a" , "b"\n"c" , "d"\n', "name: ann\nname: bob\n", "a|b|c\nd|e|f\n"):
    try:
        d = csv.Sniffer().sniff(sample)
        print(repr(d.delimiter), repr(d.quotechar), d.skipinitialspace, d.doublequote, list(csv.reader(sample.splitlines(), d)))
    except csv.Error as e:
        print("Error:", e)
print(csv.Sniffer().sniff("a b;c d\ne f;g h", delimiters=";").delimiter)
print(csv.Sniffer().has_header("name,age\nann,30\nbob,25\n"), csv.Sniffer().has_header("1,2\n3,4\n5,6\n"))
csv.Sniffer().sniff("plain")
