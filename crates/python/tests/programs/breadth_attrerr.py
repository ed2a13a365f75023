class Dog:
    def __init__(self, name):
        self.name = name

    def bark(self):
        print(f"{self.nmae} says woof")


d = Dog("바둑이")
d.bark()
