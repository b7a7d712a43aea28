"""Archives are read in memory: nothing is unpacked to disk, and no header is trusted."""

import io
import os
import struct
import tarfile
import zipfile

import pytest

from grader.ingest import Rejected, archive, read_submissions

GREET = b"async def greet(name):\n    return name\n"
KINDS = ("zip", "tar", "tar.gz", "tgz")


def zipped(files, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as made:
        for name, content in files:
            made.writestr(name, content)
    return data.getvalue()


def tarred(files, kind="tar"):
    data = io.BytesIO()
    compression = "" if kind == "tar" else "gz"
    with tarfile.open(fileobj=data, mode=f"w:{compression}") as made:
        for name, content in files:
            info = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            if isinstance(content, bytes):
                info.size = len(content)
            made.addfile(info, io.BytesIO(content) if isinstance(content, bytes) else None)
    return data.getvalue()


def special(name, kind, target=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return name, info


def made(tmp_path, data, kind="zip"):
    path = tmp_path / f"class.{kind}"
    path.write_bytes(data)
    return path


def pack(files, kind):
    return zipped(files) if kind == "zip" else tarred(files, kind)


def submitted(path, slugs=("greet",)):
    found = read_submissions(path, slugs)
    return {
        student: {slug: s.rejected or s.text.encode() for slug, s in by_slug.items()}
        for student, by_slug in found.students.items()
    }


@pytest.mark.parametrize("kind", KINDS)
def test_students_in_an_archive(tmp_path, kind):
    files = [("ada/greet.py", GREET), ("bob/01_coroutines/greet.py", GREET), ("ada/x.txt", b"x")]
    path = made(tmp_path, pack(files, kind), kind)
    assert submitted(path) == {"ada": {"greet": GREET}, "bob": {"greet": GREET}}
    assert [name for name, _ in read_submissions(path, ["greet"]).ignored] == ["ada/x.txt"]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_written(tmp_path, kind):
    path = made(tmp_path, pack([("ada/greet.py", GREET)], kind), kind)
    submitted(path)
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["../greet.py", "/greet.py", "ada/../../greet.py", "/etc/passwd"])
def test_a_path_outside_the_archive_rejects_it(tmp_path, kind, name):
    path = made(tmp_path, pack([("ada/greet.py", GREET), (name, GREET)], kind), kind)
    with pytest.raises(Rejected, match="path outside the archive"):
        read_submissions(path, ["greet"])


@pytest.mark.parametrize("name", ["..\\greet.py", "C:\\greet.py", "C:greet.py"])
def test_a_windows_path_outside_the_archive_rejects_it(tmp_path, name):
    with pytest.raises(Rejected, match="path outside the archive"):
        read_submissions(made(tmp_path, zipped([(name, GREET)])), ["greet"])


def test_a_zip_made_on_windows_is_read(tmp_path):
    assert submitted(made(tmp_path, zipped([("ada\\greet.py", GREET)]))) == {
        "ada": {"greet": GREET}
    }


LINKS = {
    "symbolic": (tarfile.SYMTYPE, "symbolic link"),
    "hard": (tarfile.LNKTYPE, "symbolic link"),
    "pipe": (tarfile.FIFOTYPE, "not a regular file"),
    "device": (tarfile.CHRTYPE, "not a regular file"),
    "block": (tarfile.BLKTYPE, "not a regular file"),
}


@pytest.mark.parametrize("kind", LINKS)
def test_a_special_file_in_a_tar_rejects_that_answer_alone(tmp_path, kind):
    type_, reason = LINKS[kind]
    files = [special("ada/greet.py", type_, "/etc/passwd"), ("bob/greet.py", GREET)]
    found = submitted(made(tmp_path, tarred(files), "tar"))
    assert found["bob"] == {"greet": GREET}
    assert reason in found["ada"]["greet"]


def test_a_link_in_a_zip_rejects_that_answer_alone(tmp_path):
    link = zipfile.ZipInfo("ada/greet.py")
    link.external_attr = 0o120777 << 16
    found = submitted(made(tmp_path, zipped([(link, b"/etc/passwd"), ("bob/greet.py", GREET)])))
    assert "symbolic link" in found["ada"]["greet"]
    assert found["bob"] == {"greet": GREET}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_over_the_size_limit_is_not_read_to_its_end(tmp_path, kind):
    files = [("ada/greet.py", b"#" * (20 << 20)), ("bob/greet.py", GREET)]
    found = submitted(made(tmp_path, pack(files, kind), kind))
    assert found["ada"]["greet"].startswith("The file is larger than 512 KB")
    assert found["bob"] == {"greet": GREET}


def test_a_bomb_is_stopped_while_it_expands(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_EXPANDED", 4 << 20)
    path = made(tmp_path, tarred([("ada/zeros.bin", bytes(20 << 20))], "tar.gz"), "tar.gz")
    assert path.stat().st_size < 1 << 20
    with pytest.raises(Rejected, match="expands to more than 4 MB"):
        read_submissions(path, ["greet"])


def test_many_large_files_are_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_KEPT", 1 << 20)
    files = [(f"s{n}/greet.py", b"#" * (400 << 10)) for n in range(4)]
    with pytest.raises(Rejected, match="more than 1 MB"):
        read_submissions(made(tmp_path, zipped(files)), ["greet"])


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_too_many_names_are_rejected(tmp_path, kind, monkeypatch):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 50)
    path = made(tmp_path, pack([(f"ada/{n}", b"") for n in range(60)], kind), kind)
    with pytest.raises(Rejected, match="more than 50 names"):
        read_submissions(path, ["greet"])


def test_an_endless_list_of_names_is_rejected_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_DIRECTORY", 1000)
    path = made(tmp_path, zipped([(f"ada/{n}", b"") for n in range(60)]))
    with pytest.raises(Rejected, match="names"):
        read_submissions(path, ["greet"])


def test_a_large_file_in_a_zip_is_not_mistaken_for_a_list_of_names(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_DIRECTORY", 4096)
    source = GREET + b"#" * 10_000
    data = zipped([("ada/greet.py", source)], zipfile.ZIP_STORED)
    assert submitted(made(tmp_path, data)) == {"ada": {"greet": source}}


def test_a_large_archive_is_not_read(tmp_path):
    path = tmp_path / "class.zip"
    with path.open("wb") as file:
        file.truncate((64 << 20) + 1)
    with pytest.raises(Rejected, match="larger than 64 MB"):
        read_submissions(path, ["greet"])


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_name_twice_with_different_content_is_rejected(tmp_path, kind):
    files = [("ada/greet.py", GREET), ("ada/greet.py", GREET + b"x = 2\n"), ("bob/greet.py", GREET)]
    found = submitted(made(tmp_path, pack(files, kind), kind))
    assert found["bob"] == {"greet": GREET}
    assert "2 versions were handed in" in found["ada"]["greet"]


def test_an_encrypted_archive_is_rejected_with_the_remedy(tmp_path):
    data = bytearray(zipped([("ada/greet.py", GREET)]))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + place] |= 1
    with pytest.raises(Rejected, match="without a password"):
        read_submissions(made(tmp_path, bytes(data)), ["greet"])


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unsupported_compression_in_a_zip_rejects_that_answer_alone(tmp_path, method):
    found = submitted(made(tmp_path, zipped([("ada/greet.py", GREET)], method)))
    assert "create a plain zip" in found["ada"]["greet"]


UNSUPPORTED = "This kind of archive is not supported: pack the files as .zip or .tar.gz."


@pytest.mark.parametrize("kind", ["tar.bz2", "tbz2", "tar.xz", "txz", "7z", "rar"])
def test_an_unsupported_kind_of_archive_is_rejected_with_the_remedy(tmp_path, kind):
    with pytest.raises(Rejected) as rejected:
        read_submissions(made(tmp_path, b"anything", kind), ["greet"])
    assert str(rejected.value) == UNSUPPORTED


def test_in_a_folder_an_unsupported_kind_of_archive_rejects_that_student_alone(tmp_path):
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada/greet.py").write_bytes(GREET)
    (tmp_path / "bob.tar.xz").write_bytes(b"anything")
    assert submitted(tmp_path) == {
        "ada": {"greet": GREET},
        "bob": {"greet": f"bob.tar.xz: {UNSUPPORTED}"},
    }


@pytest.mark.parametrize("mode", ["w:bz2", "w:xz"])
def test_a_tar_gz_that_is_compressed_in_another_way_is_damaged(tmp_path, mode):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as tar:
        tar.addfile(tarfile.TarInfo("ada/greet.py"))
    with pytest.raises(Rejected, match=r"damaged .* as \.zip or \.tar\.gz"):
        read_submissions(made(tmp_path, data.getvalue(), "tar.gz"), ["greet"])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0, 0.3, 0.6, 0.75])
def test_an_archive_that_was_cut_short_is_damaged(tmp_path, kind, part):
    data = pack([("ada/greet.py", os.urandom(30_000)), ("bob/greet.py", GREET)], kind)
    path = made(tmp_path, data[: int(len(data) * part)], kind)
    with pytest.raises(Rejected, match=r"damaged or cut short|empty"):
        read_submissions(path, ["greet"])


def test_a_tar_that_was_cut_between_two_students_is_damaged(tmp_path):
    data = tarred([("ada/greet.py", GREET), ("bob/greet.py", GREET)])
    with pytest.raises(Rejected, match="damaged or cut short"):
        read_submissions(made(tmp_path, data[:1024], "tar"), ["greet"])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_an_archive_is_damaged(tmp_path, kind):
    with pytest.raises(Rejected, match="damaged or cut short"):
        read_submissions(made(tmp_path, b"async def greet(name): ...\n" * 100, kind), ["greet"])


def test_a_name_in_another_encoding_is_listed_with_the_reason(tmp_path):
    info = tarfile.TarInfo("jos\udce9/greet.py")  # a byte of Latin-1, as tarfile returns it
    info.size = len(GREET)
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.GNU_FORMAT) as tar:
        tar.addfile(info, io.BytesIO(GREET))
    found = read_submissions(made(tmp_path, data.getvalue(), "tar"), ["greet"])
    assert dict(found.students) == {}
    assert "not printable" in found.ignored[0][1]


def test_archives_of_students_in_a_folder_are_opened(tmp_path):
    (tmp_path / "class").mkdir()
    (tmp_path / "class/ada.zip").write_bytes(zipped([("greet.py", GREET)]))
    (tmp_path / "class/bob.tar.gz").write_bytes(tarred([("hw/greet.py", GREET)], "tar.gz"))
    (tmp_path / "class/eve.zip").write_bytes(b"PK")
    (tmp_path / "class/moe").mkdir()
    (tmp_path / "class/moe/homework.zip").write_bytes(zipped([("a/greet.py", GREET)]))
    found = submitted(tmp_path / "class")
    assert found.pop("eve")["greet"].startswith("eve.zip: The archive is damaged")
    assert found == {name: {"greet": GREET} for name in ("ada", "bob", "moe")}


def test_an_archive_in_an_archive_is_opened(tmp_path):
    inner = zipped([("greet.py", GREET)])
    files = [("ada/greet.py", GREET), ("bob.zip", inner), ("eve/week1.zip", inner)]
    assert submitted(made(tmp_path, zipped(files))) == {
        name: {"greet": GREET} for name in ("ada", "bob", "eve")
    }


def test_files_that_macos_adds_are_ignored(tmp_path):
    files = [("ada/greet.py", GREET), ("__MACOSX/ada/._greet.py", b"\0"), ("ada/.DS_Store", b"\0")]
    assert submitted(made(tmp_path, zipped(files))) == {"ada": {"greet": GREET}}


def test_a_zip_that_lies_about_sizes_is_damaged(tmp_path):
    data = bytearray(zipped([("ada/greet.py", b"#" * (3 << 20))]))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(Rejected, match="damaged"):
        read_submissions(made(tmp_path, bytes(data)), ["greet"])
