data = {"users": [{"name": "A", "scores": [1, 2]}, {"name": "B", "scores": None}]}
total = 0
for user in data["users"]:
    total += sum(user["scores"]) + len(user["name"])
    print(user["name"], total)
