import base64, io
for n in range(10): e = base64.b85encode(bytes(range(200, 200 + n))); print(e, base64.b85decode(e) == bytes(range(200, 200+n)))
for bad in (b"a b", "~~~~~"):
    try: print(base64.b85decode(bad))
    except ValueError as e: print(e)
print(io.BytesIO(b"abcd").getbuffer()[1:3].tobytes())
