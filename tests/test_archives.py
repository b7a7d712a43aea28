"""Archives are read in memory, whatever is in them: nothing is unpacked, nothing is believed."""

import io
import os
import struct
import tarfile
import zipfile

import pytest

from grader.ingest import Rejected, archive, bring_in

GREET = b"async def greet(name):\n    return name\n"
KINDS = ("zip", "tar", "tar.gz", "tgz", "tar.bz2", "tar.xz")


def zipped(files, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as made:
        for name, content in files:
            made.writestr(name, content)
    return data.getvalue()


def tarred(files, kind="tar"):
    data = io.BytesIO()
    compression = {"tar": "", "tgz": "gz"}.get(kind, kind.rpartition(".")[2])
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


def brought(path, slugs=("greet",)):
    found = bring_in(path, slugs)
    return {
        student: {slug: s.rejected or s.text.encode() for slug, s in by_slug.items()}
        for student, by_slug in found.students.items()
    }


@pytest.mark.parametrize("kind", KINDS)
def test_students_in_an_archive(tmp_path, kind):
    files = [("ada/greet.py", GREET), ("bob/01_coroutines/greet.py", GREET), ("ada/x.txt", b"x")]
    path = made(tmp_path, pack(files, kind), kind)
    assert brought(path) == {"ada": {"greet": GREET}, "bob": {"greet": GREET}}
    assert [name for name, _ in bring_in(path, ["greet"]).ignored] == ["ada/x.txt"]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_written(tmp_path, kind):
    path = made(tmp_path, pack([("ada/greet.py", GREET)], kind), kind)
    brought(path)
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["../greet.py", "/greet.py", "ada/../../greet.py", "/etc/passwd"])
def test_a_name_that_leads_out_rejects_the_archive(tmp_path, kind, name):
    path = made(tmp_path, pack([("ada/greet.py", GREET), (name, GREET)], kind), kind)
    with pytest.raises(Rejected, match="leads out of it"):
        bring_in(path, ["greet"])


@pytest.mark.parametrize("name", ["..\\greet.py", "C:\\greet.py", "C:greet.py"])
def test_a_name_of_windows_that_leads_out_rejects_the_archive(tmp_path, name):
    with pytest.raises(Rejected, match="leads out of it"):
        bring_in(made(tmp_path, zipped([(name, GREET)])), ["greet"])


def test_a_zip_made_on_windows_is_read(tmp_path):
    assert brought(made(tmp_path, zipped([("ada\\greet.py", GREET)]))) == {"ada": {"greet": GREET}}


LINKS = {
    "symbolic": (tarfile.SYMTYPE, "symbolic link"),
    "hard": (tarfile.LNKTYPE, "symbolic link"),
    "pipe": (tarfile.FIFOTYPE, "not a regular file"),
    "device": (tarfile.CHRTYPE, "not a regular file"),
    "block": (tarfile.BLKTYPE, "not a regular file"),
}


@pytest.mark.parametrize("kind", LINKS)
def test_what_is_no_file_in_a_tar_rejects_that_answer_alone(tmp_path, kind):
    type_, reason = LINKS[kind]
    files = [special("ada/greet.py", type_, "/etc/passwd"), ("bob/greet.py", GREET)]
    found = brought(made(tmp_path, tarred(files), "tar"))
    assert found["bob"] == {"greet": GREET}
    assert reason in found["ada"]["greet"]


def test_a_link_in_a_zip_rejects_that_answer_alone(tmp_path):
    link = zipfile.ZipInfo("ada/greet.py")
    link.external_attr = 0o120777 << 16
    found = brought(made(tmp_path, zipped([(link, b"/etc/passwd"), ("bob/greet.py", GREET)])))
    assert "symbolic link" in found["ada"]["greet"]
    assert found["bob"] == {"greet": GREET}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_expands_beyond_its_limit_is_not_read_to_its_end(tmp_path, kind):
    files = [("ada/greet.py", b"#" * (20 << 20)), ("bob/greet.py", GREET)]
    found = brought(made(tmp_path, pack(files, kind), kind))
    assert found["ada"]["greet"] == "The file is larger than 512 KB."
    assert found["bob"] == {"greet": GREET}


@pytest.mark.parametrize("kind", ["tar.gz", "tar.bz2", "tar.xz"])
def test_a_bomb_is_stopped_while_it_expands(tmp_path, kind, monkeypatch):
    monkeypatch.setattr(archive, "MAX_EXPANDED", 4 << 20)
    path = made(tmp_path, tarred([("ada/zeros.bin", bytes(20 << 20))], kind), kind)
    assert path.stat().st_size < 1 << 20
    with pytest.raises(Rejected, match="expands to more than 4 MB"):
        bring_in(path, ["greet"])


def test_many_large_files_are_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_KEPT", 1 << 20)
    files = [(f"s{n}/greet.py", b"#" * (400 << 10)) for n in range(4)]
    with pytest.raises(Rejected, match="more than 1 MB"):
        bring_in(made(tmp_path, zipped(files)), ["greet"])


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_too_many_names_are_refused(tmp_path, kind, monkeypatch):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 50)
    path = made(tmp_path, pack([(f"ada/{n}", b"") for n in range(60)], kind), kind)
    with pytest.raises(Rejected, match="more than 50 names"):
        bring_in(path, ["greet"])


def test_an_endless_list_of_names_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_DIRECTORY", 1000)
    path = made(tmp_path, zipped([(f"ada/{n}", b"") for n in range(60)]))
    with pytest.raises(Rejected, match="names"):
        bring_in(path, ["greet"])


def test_a_large_file_in_a_zip_is_not_taken_for_a_list_of_names(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_DIRECTORY", 4096)
    source = GREET + b"#" * 10_000
    data = zipped([("ada/greet.py", source)], zipfile.ZIP_STORED)
    assert brought(made(tmp_path, data)) == {"ada": {"greet": source}}


def test_a_large_archive_is_not_read(tmp_path):
    path = tmp_path / "class.zip"
    with path.open("wb") as file:
        file.truncate((64 << 20) + 1)
    with pytest.raises(Rejected, match="larger than 64 MB"):
        bring_in(path, ["greet"])


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_name_twice_with_different_content_is_no_answer(tmp_path, kind):
    files = [("ada/greet.py", GREET), ("ada/greet.py", GREET + b"# 2\n"), ("bob/greet.py", GREET)]
    found = brought(made(tmp_path, pack(files, kind), kind))
    assert found["bob"] == {"greet": GREET}
    assert "2 different answers" in found["ada"]["greet"]


def test_an_encrypted_archive_is_told_as_one(tmp_path):
    data = bytearray(zipped([("ada/greet.py", GREET)]))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + place] |= 1
    with pytest.raises(Rejected, match="without a password"):
        bring_in(made(tmp_path, bytes(data)), ["greet"])


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_odd_packing_rejects_that_answer_alone(tmp_path, method):
    found = brought(made(tmp_path, zipped([("ada/greet.py", GREET)], method)))
    assert "use plain zip" in found["ada"]["greet"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0, 0.3, 0.6, 0.75])
def test_an_archive_that_was_cut_short_is_damaged(tmp_path, kind, part):
    data = pack([("ada/greet.py", os.urandom(30_000)), ("bob/greet.py", GREET)], kind)
    path = made(tmp_path, data[: int(len(data) * part)], kind)
    with pytest.raises(Rejected, match=r"damaged or cut short|empty"):
        bring_in(path, ["greet"])


def test_a_tar_that_was_cut_between_two_students_is_damaged(tmp_path):
    data = tarred([("ada/greet.py", GREET), ("bob/greet.py", GREET)])
    with pytest.raises(Rejected, match="damaged or cut short"):
        bring_in(made(tmp_path, data[:1024], "tar"), ["greet"])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_archive_is_told(tmp_path, kind):
    with pytest.raises(Rejected, match="damaged or cut short"):
        bring_in(made(tmp_path, b"async def greet(name): ...\n" * 100, kind), ["greet"])


def test_a_name_in_another_encoding_is_listed_or_shown_as_it_is_read(tmp_path):
    info = tarfile.TarInfo("jos\udce9/greet.py")  # a byte of Latin-1, as tar gives it
    info.size = len(GREET)
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.GNU_FORMAT) as tar:
        tar.addfile(info, io.BytesIO(GREET))
    found = bring_in(made(tmp_path, data.getvalue(), "tar"), ["greet"])
    assert dict(found.students) == {}
    assert "name cannot be used" in found.ignored[0][1]


def test_archives_of_students_in_a_folder_are_opened(tmp_path):
    (tmp_path / "class").mkdir()
    (tmp_path / "class/ada.zip").write_bytes(zipped([("greet.py", GREET)]))
    (tmp_path / "class/bob.tar.gz").write_bytes(tarred([("hw/greet.py", GREET)], "tar.gz"))
    (tmp_path / "class/eve.zip").write_bytes(b"PK")
    (tmp_path / "class/moe").mkdir()
    (tmp_path / "class/moe/homework.zip").write_bytes(zipped([("a/greet.py", GREET)]))
    found = brought(tmp_path / "class")
    assert found.pop("eve")["greet"].startswith("eve.zip: The archive is damaged")
    assert found == {name: {"greet": GREET} for name in ("ada", "bob", "moe")}


def test_an_archive_in_an_archive_is_listed(tmp_path):
    inner = zipped([("greet.py", GREET)])
    path = made(tmp_path, zipped([("ada/greet.py", GREET), ("bob.zip", inner)]))
    found = bring_in(path, ["greet"])
    assert list(found.students) == ["ada"]
    assert found.ignored == [("bob.zip", "An archive inside of an archive is not opened.")]


def test_what_a_mac_adds_is_left(tmp_path):
    files = [("ada/greet.py", GREET), ("__MACOSX/ada/._greet.py", b"\0"), ("ada/.DS_Store", b"\0")]
    assert brought(made(tmp_path, zipped(files))) == {"ada": {"greet": GREET}}


def test_a_zip_whose_list_lies_about_sizes_is_read_as_far_as_allowed(tmp_path):
    data = bytearray(zipped([("ada/greet.py", b"#" * (3 << 20))]))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(Rejected, match="damaged"):
        bring_in(made(tmp_path, bytes(data)), ["greet"])
