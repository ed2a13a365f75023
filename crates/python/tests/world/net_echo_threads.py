import socket, threading

HOST, PORT = "127.0.0.1", 50007

def handle(conn, addr):
    with conn:
        while data := conn.recv(1024):
            conn.sendall(data)

def serve(ready):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind((HOST, PORT))
        s.listen()
        ready.set()
        for _ in range(3):
            conn, addr = s.accept()
            threading.Thread(target=handle, args=(conn, addr)).start()

ready = threading.Event()
threading.Thread(target=serve, args=(ready,)).start()
ready.wait()
def client(i):
    with socket.socket() as s:
        s.connect((HOST, PORT))
        s.sendall(f"message {i}".encode())
        results[i] = s.recv(1024).decode()
results = {}
ts = [threading.Thread(target=client, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(results.items()))
