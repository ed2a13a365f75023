import multiprocessing as mp, sys
def child(q):
    try: q.put(repr(sys.stdin.read()))
    except Exception as e: q.put(repr(e))
    try: input()
    except EOFError as e: q.put("EOF " + str(e))
if __name__ == "__main__":
    q = mp.Queue(); p = mp.Process(target=child, args=(q,)); p.start(); print(q.get(), q.get()); p.join()
