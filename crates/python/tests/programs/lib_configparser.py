import configparser, io
p = configparser.ConfigParser()
p.read_string("""
[DEFAULT]
timeout = 30
compress = yes
[server]
host = localhost
port = 8080
url = http://%(host)s:%(port)s/
; comment
[paths]
home: /home/x
long = a
   b
   c
""")
print(p.sections(), p["server"]["url"], p.getint("server", "port"), p["server"].getboolean("compress"), p["paths"]["long"])
print(p.has_section("nope"), p.has_option("server", "host"), p.options("server"), dict(p["server"]))
print(p.get("server", "missing", fallback="dflt"), p["server"].get("nope"), p["server"].getfloat("timeout"))
p["new"] = {"a": "1", "b": "two"}
p.set("new", "c", "3"); p.add_section("more"); p["more"]["k"] = "v"
out = io.StringIO(); p.write(out); print(out.getvalue())
try: p.get("server", "zzz")
except configparser.NoOptionError as e: print(e)
try: p.get("zzz", "a")
except configparser.NoSectionError as e: print(e)
try: p["zzz"]
except KeyError as e: print(repr(e))
try: configparser.ConfigParser().read_string("a = 1")
except configparser.MissingSectionHeaderError as e: print(e)
try: configparser.ConfigParser().read_string("[a]\nx=1\nx=2")
except configparser.DuplicateOptionError as e: print(e)
try: p.add_section("new")
except configparser.DuplicateSectionError as e: print(e)
print(p.remove_option("new", "a"), p.remove_section("more"), p.items("new"), "server" in p, [s for s in p])
r = configparser.RawConfigParser(allow_no_value=True); r.read_string("[x]\nflag\nv=%(q)s"); print(r["x"]["flag"], r["x"]["v"])
try: p.getint("server", "host")
except ValueError as e: print(e)
q = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation()); q.read_dict({"a": {"x": "1", "y": "${x}2"}, "b": {"z": "${a:y}3"}}); print(q["b"]["z"])
print(p.read("missing.ini"), p.defaults())
