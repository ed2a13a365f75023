import warnings, asyncio
with warnings.catch_warnings(record=True) as got:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message="Old")
    warnings.filterwarnings("ignore", message=r".*never\b")
    warnings.filterwarnings("ignore", module="__MAIN__")
    warnings.warn("old thing")
    warnings.warn("it is never so")
    warnings.warn("kept")
    warnings.warn("so old", DeprecationWarning)
print([str(w.message) for w in got])
warnings.warn("told in main", DeprecationWarning)
