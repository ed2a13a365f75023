import multiprocessing
import socket


def client(port, number):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"hello from {number}\n".encode())
        with connection.makefile() as lines:
            print(number, "was told", lines.readline().strip(), flush=True)


def main():
    with open("notes.txt", "w") as notes, socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        for number in range(3):
            child = multiprocessing.Process(target=client, args=(port, number))
            child.start()
            connection, _ = server.accept()
            with connection:
                line = connection.recv(100).decode().strip()
                print(line, file=notes)
                connection.sendall(line.upper().encode() + b"\n")
            child.join()
            print(child.exitcode)
    with open("notes.txt") as notes:
        print(notes.read().split("\n"))


if __name__ == "__main__":
    main()
