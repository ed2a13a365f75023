"""A subclass that keeps its result; args and kwargs; nested threads."""
import threading


class Task(threading.Thread):
    def __init__(self, function, *args, **kwargs):
        super().__init__(name=f"task-{function.__name__}")
        self.call = function, args, kwargs
        self.result = None

    def run(self):
        function, args, kwargs = self.call
        self.result = function(*args, **kwargs)


def nested(depth):
    if depth == 0:
        return [threading.current_thread().name]
    child = Task(nested, depth - 1)
    child.start()
    child.join()
    return [threading.current_thread().name] + child.result


task = Task(pow, 2, 10)
task.start()
task.join()
print(task.name, task.result)
task = Task(nested, 2)
task.start()
task.join()
print(task.result)
thread = threading.Thread(target=lambda *a, **k: print(a, k), args=(1, 2), kwargs={"key": 3})
thread.start()
thread.join()
