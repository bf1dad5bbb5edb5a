import Foundation
import Kernel
import Testing
import Vault

@Suite("The vault") struct VaultTests {
  let world = World.live

  @Test("what is sealed opens in its place, and nowhere else")
  func seal() throws {
    let vault = try Vault(Keyring(world: world))
    let sealed = try vault.seal(Array("辻󠄀 太郎".utf8), place: "a/1")
    #expect(try vault.open(sealed, place: "a/1") == Array("辻󠄀 太郎".utf8))
    #expect(throws: VaultProblem.cannotOpen) { try vault.open(sealed, place: "a/2") }
  }

  @Test("any changed bit is noticed")
  func tampering() throws {
    let vault = try Vault(Keyring(world: world))
    let sealed = try vault.seal(Array("x".utf8), place: "p")
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(throws: VaultProblem.self) { try vault.open(changed, place: "p") }
    }
    #expect(throws: VaultProblem.cannotOpen) { try vault.open([], place: "p") }
  }

  @Test("after a new key the old texts still open, and are known as old")
  func rotation() throws {
    var ring = Keyring(world: world)
    let old = try Vault(ring).seal(Array("a".utf8), place: "p")
    ring.addSealingKey(world: world)
    let vault = try Vault(ring)
    #expect(try vault.open(old, place: "p") == Array("a".utf8))
    #expect(try !vault.isCurrent(old))
    #expect(try vault.isCurrent(vault.seal(Array("b".utf8), place: "p")))
    #expect(ring.retire(1) && ring.sealingKeys.map(\.number) == [2])
    #expect(throws: VaultProblem.keyMissing(1)) { try Vault(ring).open(old, place: "p") }
  }

  @Test("a ring is known again by its root's code, whatever its sealing keys; no other ring has it")
  func rootCode() throws {
    var ring = Keyring(world: world)
    let code = try Vault(ring).rootCode
    ring.addSealingKey(world: world)
    #expect(try ring.retire(1) && Vault(ring).rootCode == code && code.count == 64)
    #expect(try Vault(Keyring(world: world)).rootCode != code)
  }

  @Test("the key file is for its owner alone, and one that others may read is refused")
  func permissions() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(world.newID(VaultTests.self)).json")
    defer { try? FileManager.default.removeItem(at: url) }
    try Keyring(world: world).write(to: url)
    #expect(try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int == 0o600)
    _ = try Keyring(contentsOf: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: url.path)
    #expect(throws: VaultProblem.keyFileOpenToOthers(url.lastPathComponent)) { try Keyring(contentsOf: url) }
  }

  @Test("the newest key, and a key that is not there, cannot be retired")
  func retiring() {
    var ring = Keyring(world: world)
    #expect(!ring.retire(1) && !ring.retire(2) && ring.sealingKeys.count == 1)
  }

  @Test("a rotation is unfinished until it is said to be done, and the file remembers")
  func unfinished() throws {
    try withKeyFile { file in
      var ring = try file.read()
      #expect(ring.isRotationFinished)
      ring.addSealingKey(world: world)
      try file.write(ring)
      #expect(try !file.read().isRotationFinished)
      ring.finishRotation(at: world.now)
      try file.write(ring)
      #expect(try file.read().isRotationFinished)
    }
  }

  @Test("a key that another process made seals at once, and one that it retired opens no more")
  func running() throws {
    try withKeyFile { file in
      let (server, command) = (try Vault(file), try Vault(file))
      let old = try server.seal(Array("a".utf8), place: "p")
      var ring = try file.read()
      ring.addSealingKey(world: world)
      try file.write(ring)
      #expect(try Vault.keyNumber(of: server.seal([1], place: "p")) == 2)
      let anew = try #require(try command.sealAnew(old, place: "p"))
      #expect(try server.open(anew, place: "p") == Array("a".utf8))
      #expect(try server.open(old, place: "p") == Array("a".utf8))
      #expect(try command.sealAnew(anew, place: "p") == nil)
      _ = ring.retire(1)
      try file.write(ring)
      _ = try server.seal([1], place: "p")
      #expect(throws: VaultProblem.keyMissing(1)) { try server.open(old, place: "p") }
    }
  }

  @Test("a server that never seals opens what a newer key sealed")
  func reading() throws {
    try withKeyFile { file in
      let server = try Vault(file)
      var ring = try file.read()
      ring.addSealingKey(world: world)
      try file.write(ring)
      let sealed = try Vault(ring).seal([7], place: "p")
      #expect(try server.open(sealed, place: "p") == [7])
    }
  }

  @Test("a key file that is gone, broken or another town's changes nothing for who runs")
  func broken() throws {
    try withKeyFile { file in
      let server = try Vault(file)
      let sealed = try server.seal([7], place: "p")
      try Keyring(world: world).write(to: file.url)
      let stillOurs = try server.seal([8], place: "p")
      try Data("{".utf8).write(to: file.url)
      _ = try server.seal([9], place: "p")
      try FileManager.default.removeItem(at: file.url)
      #expect(try server.open(sealed, place: "p") == [7] && server.open(stillOurs, place: "p") == [8])
      #expect(try Vault.keyNumber(of: server.seal([9], place: "p")) == 1)
    }
  }

  @Test("who changes keys is alone; copies may be made beside each other, and not beside a change")
  func locks() async throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(world.newID(VaultTests.self)).json")
    defer { Self.remove(url) }
    let file = KeyFile(url)
    try file.makeIfMissing(world: world)
    try await file.locked(for: .changing) {
      await #expect(throws: VaultProblem.keysInUse) { try await file.locked(for: .changing) {} }
      await #expect(throws: VaultProblem.keysInUse) { try await file.locked(for: .copying) {} }
    }
    try await file.locked(for: .copying) {
      try await file.locked(for: .copying) {}
      await #expect(throws: VaultProblem.keysInUse) { try await file.locked(for: .changing) {} }
    }
    try await file.locked(for: .changing) {}
  }

  @Test("of many that start at once one makes the ring")
  func making() async throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(world.newID(VaultTests.self)).json")
    defer { Self.remove(url) }
    let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 {
        group.addTask { [world] in
          try KeyFile(url).makeIfMissing(world: world)
          return try Vault(KeyFile(url)).publicKey
        }
      }
      return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(keys.count == 1)
  }

  private func withKeyFile(_ body: (KeyFile) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(world.newID(VaultTests.self)).json")
    defer { Self.remove(url) }
    try KeyFile(url).makeIfMissing(world: world)
    try body(KeyFile(url))
  }

  private static func remove(_ url: URL) {
    for url in [url, url.appendingPathExtension("lock")] { try? FileManager.default.removeItem(at: url) }
  }

  @Test("one-time passwords are those of RFC 6238's test vectors", arguments: [
    (59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130"),
  ])
  func oneTimePassword(second: Int, expected: String) {
    let password = OneTimePassword(secret: Array("12345678901234567890".utf8))
    #expect(password.digits(counter: second / 30) == expected)
    #expect(password.counter(matching: expected, at: Instant(milliseconds: second * 1000)) == second / 30)
    #expect(password.counter(matching: expected, at: Instant(milliseconds: second * 1000 + 90_000)) == nil)
    #expect(password.base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
  }

  @Test("a password matches itself and nothing else, and never prints")
  func password() throws {
    let hash = try #require(PasswordHash("つむぎ-correct horse", world: world))
    #expect(hash.encoded.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(hash.matches("つむぎ-correct horse"))
    #expect(!hash.matches("つむぎ-correct hors"))
    #expect(!PasswordHash(encoded: "rubbish").matches(""))
    #expect("\(hash)" == "…")
  }

  @Test("base64url comes back, and rubbish does not", arguments: 0...20)
  func base64(count: Int) {
    let original = world.randomBytes(count)
    #expect(bytes(base64URL: base64URL(original)) == original)
    #expect(bytes(base64URL: "a+b=") == nil)
    #expect(bytes(base64URL: "abcde") == nil)
  }
}
