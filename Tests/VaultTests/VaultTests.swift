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
    ring.keepOnlyNewest()
    #expect(throws: VaultProblem.keyMissing(1)) { try Vault(ring).open(old, place: "p") }
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
