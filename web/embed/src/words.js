// What the embed page says before the playground is there, in both languages.

const KO = {
  run: "실행",
  again: "다시 실행",
  loading: "불러오는 중…",
  open: "놀이터에서 열기",
  free: "GIL 없음",
  cores: (count) => `코어 ${count}개`,
  hidden: (count) => `… 숨긴 줄 ${count}개 보기`,
  empty: "이 임베드에는 프로그램이 없습니다. 주소의 # 뒤에 놀이터의 공유 링크가 와야 합니다. 놀이터는 열 수 있습니다.",
  version: "이 페이지가 모르는 판의 링크입니다. 놀이터는 열 수 있습니다.",
  cut: "링크의 끝이 잘려서 프로그램을 읽을 수 없습니다. 놀이터는 열 수 있습니다.",
  damaged: "링크가 전달되는 동안 바뀌어서 프로그램을 읽을 수 없습니다. 놀이터는 열 수 있습니다.",
  large: "링크에 든 것이 너무 큽니다. 놀이터는 열 수 있습니다.",
  base: "프로그램은 실행하면 보입니다.",
  browser: "프로그램은 실행하면 보입니다.",
  missing: "놀이터를 불러오지 못했습니다. 프로그램은 그대로 읽을 수 있습니다. 연결을 확인하고 다시 실행하거나, 놀이터에서 열어 보세요.",
  sandbox: "출처 없는 프레임에서는 놀이터의 서버가 Access-Control-Allow-Origin: *을 보내야 합니다.",
};

const EN = {
  run: "Run",
  again: "Run again",
  loading: "Loading…",
  open: "Open in the playground",
  free: "no GIL",
  cores: (count) => `${count} cores`,
  hidden: (count) => `… show ${count} hidden ${count === 1 ? "line" : "lines"}`,
  empty: "This embed has no program: a shared link of the playground belongs after the # of its address. The playground can be opened.",
  version: "This link has a version that this page does not know. The playground can be opened.",
  cut: "The link’s end is missing, so its program cannot be read. The playground can be opened.",
  damaged: "The link was changed on its way, so its program cannot be read. The playground can be opened.",
  large: "What the link holds is too large. The playground can be opened.",
  base: "Run shows the program.",
  browser: "Run shows the program.",
  missing: "The playground did not load. The program can be read as it is. Check the connection and run it again, or open it in the playground.",
  sandbox: "In a frame without an origin the playground’s server has to send Access-Control-Allow-Origin: *.",
};

export const words = (language) => (language === "ko" ? KO : EN);
