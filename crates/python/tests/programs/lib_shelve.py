import shelve, os
with shelve.open("data") as db:
    db["a"] = [1, 2]; db["b"] = {"x": (1, 2)}
    db["a"].append(3); print(db["a"], sorted(db), len(db), "a" in db, "z" in db, db.get("z", 0))
with shelve.open("data", writeback=True) as db:
    db["a"].append(3); del db["b"]
    try: db["q"]
    except KeyError as e: print("KeyError", e)
db = shelve.open("data", "r"); print(dict(db), list(db.items())); db.close()
try: db["a"]
except ValueError as e: print(e)
try: shelve.open("none", "r")
except Exception as e: print(isinstance(e, OSError) or type(e).__name__.endswith("error"))
db = shelve.open("data", "n"); print(len(db)); db.update(k=1); db.setdefault("m", 2); print(sorted(db.items()), db.pop("k")); db.close()
