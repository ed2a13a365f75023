def f(x):
    if x = 3:
        print(x)
