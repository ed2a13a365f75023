from unittest.mock import Mock, MagicMock, patch, AsyncMock, call, sentinel, ANY, create_autospec, mock_open, PropertyMock
import asyncio, os
m = Mock(return_value=3)
print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args_list, m.mock_calls)
m.assert_called_once_with(1, a=2)
m.foo.bar.return_value = "deep"; print(m.foo.bar(), m.mock_calls)
try: m.assert_called_with(5)
except AssertionError as e: print(e)
try: m.assert_not_called()
except AssertionError as e: print(e)
s = Mock(side_effect=[1, 2, ValueError("bad")])
print(s(), s())
try: s()
except ValueError as e: print("raised", e)
f = Mock(side_effect=lambda x: x * 2); print(f(4))
mm = MagicMock(); mm.__len__.return_value = 7; mm.__getitem__.side_effect = lambda k: k.upper(); print(len(mm), mm["a"], bool(mm), int(mm), list(mm))
with mm as q: print(q is mm.__enter__.return_value)
class Api:
    def fetch(self, url): return "real " + url
    @property
    def size(self): return 1
with patch.object(Api, "fetch", return_value="fake") as pf:
    print(Api().fetch("u")); pf.assert_called_once_with("u")
print(Api().fetch("u"))
with patch("os.getcwd", return_value="/nowhere"): print(os.getcwd())
@patch.object(Api, "fetch")
def t(mock): mock.return_value = 9; print(Api().fetch(1))
t()
with patch.dict(os.environ, {"KEY": "v"}): print(os.environ["KEY"])
print("KEY" in os.environ)
am = AsyncMock(return_value=5)
async def main():
    print(await am(1)); am.assert_awaited_once_with(1); print(am.await_count)
asyncio.run(main())
print(call(1, 2) == call(1, 2), call(1, b=2), sentinel.x, ANY == 5)
sp = Mock(spec=Api); sp.fetch("a")
try: sp.nope
except AttributeError as e: print(e)
with patch.object(Api, "size", new_callable=PropertyMock) as ps: ps.return_value = 44; print(Api().size)
m.reset_mock(); print(m.called, m.call_count)
m2 = Mock(name="db"); m2.connect("x"); m2.query(1); m2.assert_has_calls([call.connect("x"), call.query(1)]); print(m2.method_calls)
mo = mock_open(read_data="hello\nworld")
with patch("builtins.open", mo):
    with open("f") as fh: print(fh.read())
mo.assert_called_once_with("f")
