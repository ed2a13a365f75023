def average(nums):
    total = 0
    for n in nums:
        total += n
    return total / len(nums)


scores = {"국어": [90, 80], "수학": [70, "85"], "영어": []}
for subject, values in scores.items():
    print(f"{subject}: {average(values):.1f}")
