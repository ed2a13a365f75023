//! The catalogue of comparisons: two to four variants that stand side by side on one clock.
//!
//! A variant is a program and a computer. `crates/cli/tests/comparisons.rs` runs each, and holds
//! the point that its comparison makes.

use scenario::{Language, Scenario};

/// Variants of one idea.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// The name in links and in local storage; never changes.
    pub slug: &'static str,
    /// Korean and English, as all pairs here.
    pub title: (&'static str, &'static str),
    /// What to look at.
    pub look: (&'static str, &'static str),
    pub variants: &'static [Variant],
}

/// A program on a computer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Variant {
    pub title: (&'static str, &'static str),
    pub file: &'static str,
    pub text: &'static str,
    pub cores: u32,
    pub free_threaded: bool,
}

impl Variant {
    pub fn language(&self) -> Language {
        Language::of_file(self.file).unwrap_or(Language::Python)
    }

    /// The variant with the text as it is now.
    pub fn scenario(&self, text: &str) -> Scenario {
        let mut scenario = Scenario::new(self.language(), self.file, text);
        scenario.settings.cores = self.cores;
        scenario.settings.free_threaded = self.free_threaded;
        scenario
    }

    const fn on(self, cores: u32) -> Variant {
        Variant { cores, ..self }
    }

    const fn without_gil(self) -> Variant {
        Variant {
            free_threaded: true,
            ..self
        }
    }
}

macro_rules! variant {
    ($file:literal, $ko:literal, $en:literal) => {
        Variant {
            title: ($ko, $en),
            file: $file,
            text: include_str!(concat!("../programs/compare/", $file)),
            cores: 1,
            free_threaded: false,
        }
    };
}

pub const COMPARISONS: &[Comparison] = &[
    Comparison {
        slug: "await",
        title: (
            "await, create_task, 아무것도 안 하기",
            "await, create_task, or neither",
        ),
        look: (
            "await는 끝날 때까지 기다린 뒤 다음 줄로 갑니다. create_task는 먼저 세워 두므로 두 기다림이 겹칩니다. 둘 다 없으면 코루틴 객체만 생기고 몸은 한 줄도 실행되지 않습니다.",
            "await goes on only when the coroutine is done. create_task queues it first, so the two waits overlap. With neither there is only a coroutine object, and not one line of its body runs.",
        ),
        variants: &[
            variant!("awaited.py", "하나씩 await", "await, one by one"),
            variant!(
                "tasks.py",
                "create_task 뒤 await",
                "create_task, then await"
            ),
            variant!("neither.py", "부르기만 함", "only called"),
        ],
    },
    Comparison {
        slug: "blocking",
        title: ("코루틴 안의 막는 호출", "A blocking call in a coroutine"),
        look: (
            "time.sleep은 루프의 스레드를 세우므로 report도 함께 멈춥니다. asyncio.sleep은 루프에 돌려주고, to_thread는 막는 호출을 다른 스레드로 보냅니다.",
            "time.sleep stops the loop's thread, and report with it. asyncio.sleep gives the thread back to the loop; to_thread sends the blocking call to another thread.",
        ),
        variants: &[
            variant!("sleep_in_loop.py", "time.sleep", "time.sleep"),
            variant!("sleep_awaited.py", "asyncio.sleep", "asyncio.sleep"),
            variant!("sleep_in_thread.py", "to_thread", "to_thread"),
        ],
    },
    Comparison {
        slug: "lines",
        title: (
            "두 줄과 자판기: 순차, 동시, 병렬",
            "Two lines and vending machines: sequential, concurrent, parallel",
        ),
        look: (
            "자판기는 코어, 줄은 고루틴입니다. 순차에서는 한 줄이 다 산 뒤 다음 줄이 섭니다. 동시에서는 두 줄이 자판기 하나를 번갈아 쓰지만 걸리는 시간은 같습니다. 자판기가 둘이어야 절반이 됩니다.",
            "A machine is a core, a line is a goroutine. In sequence the second line comes when the first is through. Concurrent lines take turns at one machine, and it takes as long. Only a second machine halves it.",
        ),
        variants: &[
            variant!(
                "lines_in_turn.go",
                "순차: 한 줄씩",
                "Sequential: line after line"
            ),
            variant!(
                "lines_together.go",
                "동시: 두 줄, 자판기 하나",
                "Concurrent: two lines, one machine"
            ),
            variant!(
                "lines_together.go",
                "병렬: 두 줄, 자판기 둘",
                "Parallel: two lines, two machines"
            )
            .on(2),
        ],
    },
    Comparison {
        slug: "cores",
        title: ("코어 하나와 넷", "One core against four"),
        look: (
            "글은 같고 코어 수만 다릅니다. 계산하는 고루틴은 코어만큼 함께 달립니다. CPU 시간은 그대로인데 걸린 시간만 줄어듭니다.",
            "The same text, other cores. As many goroutines compute at once as there are cores. CPU time stays what it was; only the wall time shrinks.",
        ),
        variants: &[
            variant!("sums.go", "코어 1개", "1 core"),
            variant!("sums.go", "코어 2개", "2 cores").on(2),
            variant!("sums.go", "코어 4개", "4 cores").on(4),
        ],
    },
    Comparison {
        slug: "gil",
        title: ("GIL과 자유 스레드", "The GIL against free threads"),
        look: (
            "계산하는 네 스레드입니다. GIL이 있으면 코어가 넷이어도 한 번에 하나만 달려서 빨라지지 않습니다. GIL 없는 빌드에서는 같은 글이 네 코어를 씁니다.",
            "Four threads that compute. With the GIL one runs at a time, on four cores as on one, and nothing gets faster. In the build without it the same text uses four cores.",
        ),
        variants: &[
            variant!("sums.py", "GIL, 코어 1개", "GIL, 1 core"),
            variant!("sums.py", "GIL, 코어 4개", "GIL, 4 cores").on(4),
            variant!("sums.py", "자유 스레드, 코어 4개", "Free-threaded, 4 cores")
                .on(4)
                .without_gil(),
        ],
    },
    Comparison {
        slug: "processes",
        title: (
            "계산: 스레드 풀과 프로세스 풀",
            "CPU work: a pool of threads against processes",
        ),
        look: (
            "같은 계산 넷, 코어 넷입니다. 스레드 풀은 GIL 하나를 나눠 써서 하나씩 할 때와 같습니다. 프로세스마다 GIL이 따로 있어 함께 달리지만, 시작하고 값을 나르는 데 시간이 듭니다.",
            "The same four sums on four cores. The threads share one GIL and take as long as one after the other. Each process has a GIL of its own, so they run at once; but starting them and carrying values takes time.",
        ),
        variants: &[
            variant!("sums_in_turn.py", "하나씩", "One after the other").on(4),
            variant!("sums_in_threads.py", "스레드 풀", "A pool of threads").on(4),
            variant!("sums_in_processes.py", "프로세스 풀", "A pool of processes").on(4),
        ],
    },
    Comparison {
        slug: "downloads",
        title: (
            "같은 내려받기: 스레드, 풀, asyncio, 고루틴",
            "The same downloads: threads, a pool, asyncio, goroutines",
        ),
        look: (
            "1초짜리 둘과 2초짜리 둘을 받습니다. 기다림은 CPU를 쓰지 않아 한 코어에서도 겹칩니다. 작업자가 둘뿐인 풀만 뒤의 것이 앞의 것을 기다립니다.",
            "Two downloads of a second and two of two. Waiting takes no CPU, so on one core the waits overlap. Only in the pool, which has two workers, do later ones wait for earlier ones.",
        ),
        variants: &[
            variant!("fetch_in_threads.py", "스레드 넷", "Four threads"),
            variant!(
                "fetch_in_pool.py",
                "작업자 둘의 풀",
                "A pool of two workers"
            ),
            variant!("fetch_with_asyncio.py", "asyncio", "asyncio"),
            variant!("fetch_in_goroutines.go", "고루틴", "Goroutines"),
        ],
    },
    Comparison {
        slug: "buffer",
        title: (
            "버퍼 없는 채널과 있는 채널",
            "An unbuffered channel against a buffered one",
        ),
        look: (
            "주문은 넷씩 몰려옵니다. 버퍼가 없으면 보내는 쪽이 받는 쪽을 매번 기다린 뒤에야 쉬고, 그동안 받는 쪽은 놉니다. 버퍼가 넷이면 쉬는 동안에도 받을 것이 있습니다.",
            "Orders come four at a time. Without a buffer the sender waits for the receiver each time before its pause, and then the receiver has nothing to do. With room for four there is something to receive during the pause.",
        ),
        variants: &[
            variant!("hand_over.go", "버퍼 없음", "Unbuffered"),
            variant!("shelf.go", "버퍼 4", "A buffer of 4"),
        ],
    },
];

/// The comparison of that slug.
pub fn comparison(slug: &str) -> Option<&'static Comparison> {
    COMPARISONS
        .iter()
        .find(|comparison| comparison.slug == slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_two_to_four_variants_and_a_name_of_its_own() {
        for (index, comparison) in COMPARISONS.iter().enumerate() {
            assert!(
                (2..=4).contains(&comparison.variants.len()),
                "{}",
                comparison.slug
            );
            let others = &COMPARISONS[index + 1..];
            assert!(others.iter().all(|other| other.slug != comparison.slug));
            for variant in comparison.variants {
                assert!(variant.text.ends_with('\n'), "{}", variant.file);
                assert_eq!(Language::of_file(variant.file), Some(variant.language()));
            }
        }
        // The playground's own program has this address.
        assert!(comparison("own").is_none());
    }
}
