//! What `--help` says.

pub const TEXT: &str = "\
interleave: run a concurrent program on a simulated computer

usage:
  interleave run FILE [OPTIONS] [-- ARGUMENTS]
      The program's own stdout, stderr and exit code.
  interleave check FILE [OPTIONS]
      Diagnostics only: what is wrong with the text, or not supported. For Go,
      what `go build` and `go vet` say; several FILEs are one package.
  interleave check LESSON.md
      A lesson (docs/lessons.md): errors by line, its programs run, and what it
      says of them compared.
  interleave trace FILE --view VIEW [OPTIONS] [-- ARGUMENTS]
      What happened, as JSON lines. VIEW is one of
        events      every record of the trace
        event-loop  one line for each turn of asyncio's loop
        threads     threads that come and go, and who gets the GIL from whom
        go-sched    one line for each decision of Go's scheduler
        matrix      one line for each call site that waits: synchronous or
                    asynchronous, blocking or not, and why
        output      what was written, when and by whom
        digest      the number of records, and a digest of the trace's bytes
  interleave compare FILE… [OPTIONS] [--json] [-- ARGUMENTS]
      What variants cost, as a table with a row for each: every FILE (each a
      program of its own) with every combination of the settings of which several
      are given, as in --cores 1,4 --gil 1,0; so for --cores, --gomaxprocs, --gil,
      --python, --go, --clock, --seed and --schedule. Wall and CPU time, waiting
      summed over strands, strands, switches, and how it ended. The exit code is
      the first that is not 0. --json: a JSON line for each, times in seconds.
  interleave link FILE [OPTIONS] [LINK OPTIONS]
      A link that opens this scenario on the page. Nothing runs until its reader
      presses Run. Of a lesson (NAME.md): a link with the whole lesson in it.
  interleave open LINK
      The scenario of a link, as JSON: save it as NAME.interleave.json.
  interleave draw FILE [OPTIONS] [DRAW OPTIONS]
      A moment of the run as a picture: SVG, on standard output or in --out FILE.
  interleave mdbook
      A preprocessor of mdBook, which starts it itself: fenced blocks become
      programs that run in the book (docs/course-kit.md).
  interleave scorm LESSON.md … -o FILE.zip [--dist DIR | --site URL]
                   [--title TEXT] [--mastery PERCENT]
      Lessons as a SCORM 1.2 package for a learning system, with completion and
      score. The playground in DIR (dist) goes into it; or it leads to the one at
      URL. With --mastery a lesson is passed or failed by its score.

A FILE is a program, a scenario (NAME.interleave.json), or a link (with its #).

options:
  --seed N          for what the program draws at random (0)
  --schedule N      what the system is free in is chosen at random, from N:
                    another order that a real one can come to, such as when a
                    core is late (0: what a real one does most often)
  --cores N         cores of the simulated computer (1)
  --gomaxprocs N    Go's number of Ps (as many as cores)
  --python RELEASE  3.14 or 3.11 (3.14)
  --go RELEASE      1.27 or 1.21: before 1.22, a loop has one variable for all
                    its turns (1.27)
  --clock CLOCK     costed: work takes time; frozen: time moves only when
                    nobody can run (costed)
  --gil 1|0         0: free-threaded Python, without the GIL (1)
  --line-cost TIME  each line of the program takes so long and nothing else
                    does, as for a line tracer: 1ms, 100us
  --stdin FILE      the program's standard input; - is this program's own
  --file NAME=PATH  a file that the program can open as NAME (any number)
  --lines NAME=N    a file of N made-up lines that it can open as NAME
  --reply ADDRESS=PARTS
                    how an address of the simulated network answers: a status,
                    a latency, @PATH or body:TEXT, or one of refused, silent,
                    reset, unresolved; as in https://a.org/x=404,300ms,@x.html
  --world FILE      network, files, input, environment as JSON: the `world` of
                    a scenario
  --until DURATION  stop when so much virtual time has passed: 10s, 250ms, 2m
  --steps N         stop after N instructions
  -h, --help        this text

link options:
  --address URL     the page's address before the #; without it the fragment alone
  --freeze 1        runs the program and writes every choice of that run down, so
                    that the reader sees this run
  --moment N        the moment that is open: so many events have happened
  --stage NAME      the stage that is open
  --notes TEXT      what the author has to say
  --variant-of SLUG a program of the picker that this one is a variant of: the
                    link is shorter

draw options:
  --at TIME         the moment at this virtual time: 1.5s, 240ms (the run's end)
  --moment N        the moment when so many events have happened
  --stage NAME      event-loop, threads, executors, memory, parallel, scheduler,
                    channels, strands, matrix, or timeline alone (the one that fits
                    the program)
  --axis AXIS       of the timeline: order, or time (order)
  --theme THEME     light or dark (light)
  --lang LANGUAGE   ko or en (en)
  --width N         480 to 4000 pixels (960)
  --title TEXT      above the picture (the file's name)
  --sentence 0      without the sentence that says what happened, and why
  --out FILE        where the picture goes

ARGUMENTS are the program's sys.argv[1:].

exit codes: the program's own; 1 syntax error; 2 wrong use; 3 not supported;
124 a limit was reached.
";

/// What a wrong command line is answered with.
pub const SHORT: &str = "\
usage: interleave run|check|trace|compare|draw|link|open FILE [OPTIONS]; see interleave --help
";
