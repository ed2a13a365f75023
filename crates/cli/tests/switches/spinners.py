# line cost: 1ms
import threading
def work(name, n):
    total = 0
    for i in range(n):
        total += i
    print(name, total)
a = threading.Thread(target=work, args=("a", 20))
b = threading.Thread(target=work, args=("b", 14))
c = threading.Thread(target=work, args=("c", 9))
for t in (a, b, c):
    t.start()
x = 0
while x < 12:
    x += 1
for t in (a, b, c):
    t.join()
print("end", x)
