"""A tiny text adventure driven by a script."""
import cmd
import io
import sys
import textwrap


class World:
    ROOMS = {
        "hall": ("A dusty hall. Cobwebs hang from the ceiling and the floor creaks with each step you take.", {"north": "library", "east": "kitchen"}),
        "library": ("Books everywhere.", {"south": "hall"}),
        "kitchen": ("Smells of soup.", {"west": "hall"}),
    }

    def __init__(self):
        self.here = "hall"
        self.items = {"hall": ["lamp"], "library": ["book", "key"], "kitchen": []}
        self.bag = []

    def describe(self):
        text, exits = self.ROOMS[self.here]
        lines = textwrap.wrap(text, 40)
        lines.append(f"Exits: {', '.join(sorted(exits))}")
        if self.items[self.here]:
            lines.append("You see: " + ", ".join(self.items[self.here]))
        return "\n".join(lines)


class Shell(cmd.Cmd):
    prompt = ""
    intro = "Welcome!"
    use_rawinput = False

    def __init__(self, world, script):
        super().__init__(stdin=io.StringIO(script))
        self.world = world
        self.turns = 0

    def precmd(self, line):
        self.turns += 1
        print(f"> {line}")
        return line.strip().lower()

    def do_look(self, arg):
        """look: describe the room"""
        print(self.world.describe())

    def do_go(self, arg):
        """go DIRECTION"""
        exits = self.world.ROOMS[self.world.here][1]
        if arg not in exits:
            print(f"You can't go {arg or 'nowhere'}.")
            return
        self.world.here = exits[arg]
        self.do_look("")

    def do_take(self, arg):
        try:
            self.world.items[self.world.here].remove(arg)
        except ValueError:
            print(f"There is no {arg!r} here.")
        else:
            self.world.bag.append(arg)
            print("Taken.")

    def do_bag(self, arg):
        print(self.world.bag or "empty")

    def do_quit(self, arg):
        print(f"Bye after {self.turns} turns.")
        return True

    def default(self, line):
        print(f"I don't understand {line!r}.")

    def emptyline(self):
        print("...")


Shell(World(), "LOOK\ntake sword\ntake lamp\n\ngo up\ngo north\ntake key\ndance\nbag\nhelp go\nquit\nlook\n").cmdloop()
print("over", file=sys.stderr)
World().ROOMS["cellar"]
