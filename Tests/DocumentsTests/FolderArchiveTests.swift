import Testing

@testable import Documents

@Suite("A folder as an archive") struct FolderArchiveTests {
  static let files: [(path: String, bytes: [UInt8])] = [
    ("犬/form.yaml", Array("sections: []\n".utf8)), ("犬/decisions/fee.dmn", Array(repeating: 0x41, count: 70_000)),
    ("犬/empty.yaml", []),
  ]

  @Test("gives the same files again, and the same bytes whenever it is written")
  func roundTrip() throws {
    let archive = FolderArchive.bytes(of: Self.files)
    #expect(archive == FolderArchive.bytes(of: Self.files))
    let files = try FolderArchive.files(in: archive, mostFiles: 3, mostBytes: 200_000)
    #expect(files == Dictionary(uniqueKeysWithValues: Self.files.map { ($0.path, $0.bytes) }))
  }

  @Test("leaves out what would stand outside, and folders", arguments: ["../a", "/a", "a/../../b", "a/", "a\\b"])
  func outside(path: String) throws {
    let archive = FolderArchive.bytes(of: [(path, [1]), ("good", [2])])
    #expect(try FolderArchive.files(in: archive, mostFiles: 9, mostBytes: 9_000) == ["good": [2]])
  }

  @Test("is refused beyond its limits, and when it is damaged or none")
  func refused() {
    let archive = FolderArchive.bytes(of: Self.files)
    #expect(throws: FolderArchive.Refusal.tooLarge) {
      try FolderArchive.files(in: archive, mostFiles: 2, mostBytes: 200_000)
    }
    #expect(throws: FolderArchive.Refusal.tooLarge) {
      // What comes out counts, whatever the archive weighs.
      try FolderArchive.files(in: FolderArchive.bytes(of: Self.files), mostFiles: 3, mostBytes: 70_010)
    }
    for bytes in [[], Array("PK".utf8), Array(archive.dropLast(30)), Array(archive.dropFirst(4))] {
      #expect(throws: FolderArchive.Refusal.unreadable) {
        try FolderArchive.files(in: bytes, mostFiles: 9, mostBytes: 200_000)
      }
    }
    var flipped = archive
    flipped[45] ^= 1
    #expect(throws: FolderArchive.Refusal.unreadable) {
      try FolderArchive.files(in: flipped, mostFiles: 9, mostBytes: 200_000)
    }
  }
}
