import threading
import time

pan = threading.Lock()
spoon = threading.Lock()


def fry():
    with pan:
        print("fry has the pan, wants the spoon")
        time.sleep(0.1)
        with spoon:
            print("fry stirs")


def soup():
    with spoon:
        print("soup has the spoon, wants the pan")
        time.sleep(0.1)
        with pan:
            print("soup boils")


cooks = [threading.Thread(target=fry), threading.Thread(target=soup)]
for cook in cooks:
    cook.start()
for cook in cooks:
    cook.join()
print("dinner is ready")
