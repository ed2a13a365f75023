import json


class RepositoryError(Exception):
    """저장소 오류"""


class UserService:
    def __init__(self, raw):
        self.raw = raw

    def load(self):
        try:
            return json.loads(self.raw)
        except json.JSONDecodeError as err:
            raise RepositoryError("사용자 데이터를 읽을 수 없습니다") from err

    def name(self):
        return self.load()["user"]["name"]


def main():
    ok = UserService('{"user": {"name": "홍길동"}}')
    print(ok.name())
    try:
        UserService('{"user": {}}').name()
    except KeyError as e:
        print("없는 키:", e)
    UserService("{broken").name()


main()
