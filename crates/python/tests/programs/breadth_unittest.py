import unittest
import sys
from unittest import mock


class Calc:
    def div(self, a, b):
        if b == 0:
            raise ValueError("0으로 나눌 수 없습니다")
        return a / b


class TestCalc(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")

    def setUp(self):
        self.c = Calc()

    def tearDown(self):
        pass

    def test_div(self):
        self.assertEqual(self.c.div(4, 2), 2)
        self.assertAlmostEqual(self.c.div(1, 3), 0.333, places=3)

    def test_zero(self):
        with self.assertRaises(ValueError) as cm:
            self.c.div(1, 0)
        self.assertIn("나눌", str(cm.exception))
        with self.assertRaisesRegex(ValueError, "^0"):
            self.c.div(1, 0)

    def test_fail(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])

    @unittest.skip("later")
    def test_skip(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    def test_error(self):
        {}["x"]


class TestAsync(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.x = 1

    async def test_it(self):
        self.assertEqual(self.x, 1)

    async def test_mock(self):
        m = mock.AsyncMock(return_value=5)
        self.assertEqual(await m(1), 5)
        m.assert_awaited_once_with(1)


if __name__ == "__main__":
    r = unittest.main(exit=False, argv=["x"], testRunner=unittest.TextTestRunner(stream=open("/dev/null", "w"))) if False else None
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestCalc)
    res = unittest.TestResult()
    suite.run(res)
    print(res, res.testsRun, len(res.failures), len(res.errors), len(res.skipped), len(res.expectedFailures), res.wasSuccessful())
    print(res.failures[0][1].splitlines()[-10:] if False else [l for l in res.failures[0][1].splitlines() if "Error" in l])
    m = mock.Mock(side_effect=[1, ValueError("x")])
    print(m(), m.call_count, m.mock_calls)
    with mock.patch.object(Calc, "div", return_value=99) as p:
        print(Calc().div(1, 0), p.called)
    try:
        m.assert_called_with(3)
    except AssertionError as e:
        print(e)
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestAsync)
    res = unittest.TestResult()
    suite.run(res)
    print(res.wasSuccessful(), res.testsRun)
