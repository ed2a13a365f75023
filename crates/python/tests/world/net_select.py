import select, socket, queue, sys
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setblocking(0)
server.bind(("localhost", 10000)); server.listen(5)
inputs, outputs, message_queues = [server], [], {}
messages = ["This is the message. ", "It will be sent ", "in parts."]
socks = [socket.socket(), socket.socket()]
for s in socks: s.connect(("localhost", 10000))
sent = 0; done = 0; rounds = 0
while inputs and rounds < 50:
    rounds += 1
    if sent < len(messages):
        for s in socks: s.send(messages[sent].encode())
        sent += 1
    elif sent == len(messages):
        for s in socks: s.shutdown(socket.SHUT_WR)
        sent += 1
    readable, writable, exceptional = select.select(inputs, outputs, inputs, 0.1)
    if not (readable or writable or exceptional): break
    for s in readable:
        if s is server:
            connection, client_address = s.accept()
            connection.setblocking(0); inputs.append(connection); message_queues[connection] = queue.Queue()
            print("new connection")
        else:
            data = s.recv(1024)
            if data:
                message_queues[s].put(data)
                if s not in outputs: outputs.append(s)
            else:
                print("closing"); 
                if s in outputs: outputs.remove(s)
                inputs.remove(s); s.close(); del message_queues[s]
    for s in writable:
        if s not in message_queues: continue
        try: next_msg = message_queues[s].get_nowait()
        except queue.Empty: outputs.remove(s)
        else: s.send(next_msg)
for s in socks:
    out = b""
    while d := s.recv(100): out += d
    print(out)
server.close()
