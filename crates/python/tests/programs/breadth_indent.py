def f():
    print(1)
      print(2)
f()
