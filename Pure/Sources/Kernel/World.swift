import Foundation

/// Everything the product may not invent for itself: the time, and randomness. Tests bring their own.
public struct World: Sendable {
  private let readClock: @Sendable () -> Instant
  private let drawBytes: @Sendable (Int) -> [UInt8]

  public init(now: @escaping @Sendable () -> Instant, randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8]) {
    readClock = now
    drawBytes = randomBytes
  }

  public var now: Instant { readClock() }
  public var today: CivilDate { now.dateInJapan }

  /// Unpredictable bytes, fit for keys and secrets.
  public func randomBytes(_ count: Int) -> [UInt8] { drawBytes(count) }

  /// A new UUIDv7 (RFC 9562 §5.7): 48 bits of time, then 74 random bits.
  public func newID<Subject>(_: Subject.Type = Subject.self) -> ID<Subject> {
    let time = UInt64(bitPattern: Int64(now.milliseconds))
    var bytes = drawBytes(16)
    for index in 0..<6 { bytes[index] = UInt8(truncatingIfNeeded: time >> (40 - 8 * UInt64(index))) }
    bytes[6] = bytes[6] & 0x0F | 0x70
    bytes[8] = bytes[8] & 0x3F | 0x80
    return ID(UUID(uuid: (
      bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
      bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15])))
  }

  /// The real clock and the system's random source.
  public static let live = World(
    now: { Instant(milliseconds: Int((Date().timeIntervalSince1970 * 1000).rounded(.down))) },
    randomBytes: { count in
      var source = SystemRandomNumberGenerator()
      // The system is asked once for eight bytes, not once for each.
      return [UInt8](unsafeUninitializedCapacity: (count + 7) / 8 * 8) { buffer, filled in
        for start in stride(from: 0, to: count, by: 8) {
          UnsafeMutableRawBufferPointer(buffer).storeBytes(of: source.next(), toByteOffset: start, as: UInt64.self)
        }
        filled = count
      }
    })
}
