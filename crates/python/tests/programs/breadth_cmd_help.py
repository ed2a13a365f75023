import cmd
import io


class Calc(cmd.Cmd):
    prompt = "calc> "
    use_rawinput = False

    def do_add(self, arg):
        """add NUMBERS

        The sum."""
        self.stdout.write(f"{sum(map(float, arg.split())):g}\n")

    def do_quit(self, arg):
        return True

    def do_EOF(self, arg):
        print("end of input")
        return True

    def do_shell(self, arg):
        print("shell:", arg)

    def help_numbers(self):
        print("Write numbers.")

    def postcmd(self, stop, line):
        print(f"[{line}] {stop}")
        return stop


out = io.StringIO()
calc = Calc(stdin=io.StringIO("add 1 2.5\n\nhelp\nhelp add\n?quit\nhelp numbers\nhelp nothing\n!ls -l\nwhat now\n"), stdout=out)
calc.cmdqueue.append("add 7")
calc.cmdloop("Hello")
print(out.getvalue())
print(calc.parseline("add 1 2"), calc.parseline("?x"), calc.parseline(""), calc.lastcmd, calc.completenames("a"))
calc.columnize([f"name{i}" * (i % 3 + 1) for i in range(17)], 60)
print(out.getvalue()[-300:])
