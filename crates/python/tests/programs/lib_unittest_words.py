"""What failed assertions say."""
import unittest
class Calc:
    def add(self, a, b): return a + b
    def div(self, a, b):
        if b == 0: raise ZeroDivisionError("no")
        return a / b
class TestCalc(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("setUpClass")
    def setUp(self): self.c = Calc()
    def tearDown(self): pass
    def test_add(self):
        """Adds two numbers."""
        self.assertEqual(self.c.add(1, 2), 3)
    def test_fail(self): self.assertEqual([1, 2, 3], [1, 2, 4])
    def test_fail_dict(self): self.assertEqual({"a": 1}, {"a": 2}, "custom msg")
    def test_fail_str(self): self.assertEqual("hello\nworld", "hello\nthere")
    def test_error(self): self.c.div(1, 0)
    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as cm: self.c.div(1, 0)
        self.assertEqual(str(cm.exception), "no")
        with self.assertRaisesRegex(ValueError, "inv.*lit"): int("x")
    @unittest.skip("not now")
    def test_skip(self): pass
    @unittest.skipIf(True, "cond")
    def test_skip2(self): pass
    @unittest.expectedFailure
    def test_expected(self): self.fail("x")
    def test_sub(self):
        for i in range(4):
            with self.subTest(i=i): self.assertEqual(i % 2, 0)
    def test_misc(self):
        self.assertTrue(1); self.assertIn(1, [1]); self.assertIsNone(None); self.assertAlmostEqual(.1 + .2, .3); self.assertGreater(2, 1); self.assertIsInstance(1, int); self.assertCountEqual([1, 2], [2, 1]); self.assertRegex("abc", "b"); self.assertDictEqual({}, {}); self.assertStartsWith("abc", "a"); self.assertHasAttr(self, "c")
    def test_noraise(self):
        with self.assertRaises(ValueError): pass
    def test_in(self): self.assertIn(5, [1, 2])
    def test_true(self): self.assertTrue(0, "zero")
    def test_chain(self):
        try: {}["a"]
        except KeyError as e: raise ValueError("bad") from e
    def test_set(self): self.assertSetEqual({1, 2}, {2, 3})
    def test_tuple(self): self.assertEqual((1, 2), (1, 3))
    def test_close(self): self.assertAlmostEqual(1, 1.1)
    def test_less(self): self.assertLess(3, 2)
    def test_long(self): self.assertEqual("a" * 100, "a" * 99 + "b")
    def test_cleanup(self): self.addCleanup(print, "cleaned"); self.skipTest("later")
class Other:
    pass
class TestLater(unittest.TestCase):
    def test_start(self): self.assertStartsWith("abc", "b")
    def test_end(self): self.assertNotEndsWith("abc", ("x", "c"))
    def test_attr(self): self.assertHasAttr(Other(), "zz")
    def test_sub(self): self.assertIsSubclass(Other, (int, str))
    def test_no_class(self): self.assertIsSubclass(5, int)
    def test_lengths(self): self.assertEqual([1, 2], [1, 2, 3])
    def test_kinds(self): self.assertEqual([1], (1,))
    def test_isinstance(self): self.assertIsInstance(1, (str, bytes))
class TestB(unittest.TestCase):
    def setUp(self): raise RuntimeError("setup broke")
    def test_x(self): pass
if __name__ == "__main__":
    import io, os, re, sys
    report = io.StringIO()
    runner = unittest.TextTestRunner(stream=report, verbosity=2)
    result = runner.run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]))
    text = report.getvalue().replace(os.path.dirname(os.path.abspath(__file__)) + "/", "")
    print(re.sub(r"in [\d.]+s", "in 0.000s", text))
    print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())
