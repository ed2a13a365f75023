import unittest, asyncio
def div(a, b): return a / b
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("setUpClass")
    def setUp(self): print("setUp", self._testMethodName); self.addCleanup(print, "cleanup")
    def tearDown(self): print("tearDown")
    def test_ok(self): self.assertEqual(div(4, 2), 2); self.assertAlmostEqual(0.1 + 0.2, 0.3)
    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as cm: div(1, 0)
        self.assertIn("division", str(cm.exception)); self.assertRaisesRegex(ValueError, "inv", int, "x")
    def test_fail(self): self.assertEqual([1, 2], [1, 3])
    def test_error(self): div(1, 0)
    @unittest.skip("later")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xfail(self): self.assertTrue(False)
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i, 1)
class A(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): self.q = asyncio.Queue(); print("asyncSetUp")
    async def asyncTearDown(self): print("asyncTearDown")
    async def test_queue(self):
        await self.q.put(1); self.assertEqual(await self.q.get(), 1)
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(0.01): await self.q.get()
if __name__ == "__main__": unittest.main()
