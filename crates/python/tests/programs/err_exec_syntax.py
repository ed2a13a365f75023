exec("x = = 2")
