import Crypto
import Foundation
import Synchronization

/// The sealing keys as this process knows them. A key that another process made or retired is noticed at the next
/// seal, without a restart.
final class SealingKeys: Sendable {
  private struct Known {
    var keys: [UInt32: SymmetricKey]
    var newest: UInt32
    var stamp: KeyFile.Stamp?

    init(_ ring: Keyring, _ stamp: KeyFile.Stamp?) {
      keys = Dictionary(uniqueKeysWithValues: ring.sealingKeys.map { ($0.number, SymmetricKey(data: $0.secret)) })
      newest = ring.newest.number
      self.stamp = stamp
    }
  }

  private let ring: Keyring
  private let file: KeyFile?
  private let known: Mutex<Known>

  init(_ ring: Keyring, file: KeyFile?, stamp: KeyFile.Stamp?) {
    self.ring = ring
    self.file = file
    known = Mutex(Known(ring, stamp))
  }

  /// The key that seals now. Looks at the file each time: nothing may be sealed with a key that was replaced before.
  func newest() -> (number: UInt32, key: SymmetricKey)? {
    catchUp()
    return known.withLock { known in known.keys[known.newest].map { (known.newest, $0) } }
  }

  /// Looks at the file only when the number is unknown, so that opening costs nothing more.
  func key(_ number: UInt32) -> SymmetricKey? {
    if let key = known.withLock({ $0.keys[number] }) { return key }
    catchUp()
    return known.withLock { $0.keys[number] }
  }

  /// Reads the file again when it was replaced. One that cannot be read, or is another town's, changes nothing: the
  /// keys at hand still open everything they sealed.
  private func catchUp() {
    guard let file, file.stamp != known.withLock({ $0.stamp }) else { return }
    // Looked at again inside the lock, so that a slow reader cannot put former keys in the place of newer ones.
    known.withLock { known in
      guard let stamp = file.stamp, stamp != known.stamp, let now = try? file.read(), now.isSameTown(as: ring)
      else { return }
      known = Known(now, stamp)
    }
  }
}
