import Foundation
import Synchronization

/// A time zone of the IANA database, its clock changes read once into a table.
///
/// Changes are known from 1800 to 2500; the rules of the years before 2500 repeat after it, as the calendar does, every
/// 400 years.
public final class CivilZone: Sendable {
  /// `Asia/Tokyo`
  public let name: String
  /// Instants in seconds since 1970 at which the distance from UTC changes, ascending.
  private let changes: [Int]
  /// Seconds ahead of UTC: before the first change, after the first, …
  private let offsets: [Int]
  /// Seconds ahead of UTC without daylight saving, as of 2000: for times that have no date.
  public let standardOffset: Int

  private static let known = Mutex<[String: CivilZone]>([:])
  private static let start = -5_364_662_400
  private static let end = 16_725_225_600
  private static let cycle = 12_622_780_800

  /// The zone of that name; nil where there is none. Case matters.
  public static func find(_ name: String) -> CivilZone? {
    if let zone = known.withLock({ $0[name] }) { return zone }
    guard name.utf8.count <= 64, !isOffset(name), let source = TimeZone(identifier: name),
      source.identifier == name
    else { return nil }
    let zone = CivilZone(name, source)
    return known.withLock { zones in
      if let other = zones[name] { return other }
      zones[name] = zone
      return zone
    }
  }

  /// `GMT+0900` is understood by the platform but is no zone.
  private static func isOffset(_ name: String) -> Bool {
    (name.hasPrefix("GMT") || name.hasPrefix("UTC")) && name.utf8.count > 3
  }

  private init(_ name: String, _ source: TimeZone) {
    self.name = name
    func offset(_ seconds: Int) -> Int { source.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) }
    var changes: [Int] = []
    var offsets = [offset(CivilZone.start)]
    var latest = CivilZone.start
    while changes.count < 4_000,
      let next = source.nextDaylightSavingTimeTransition(after: Date(timeIntervalSince1970: Double(latest)))
    {
      let second = Int(next.timeIntervalSince1970.rounded(.up))
      guard second > latest, second < CivilZone.end else { break }
      latest = second
      changes.append(second)
      offsets.append(offset(second))
    }
    self.changes = changes
    self.offsets = offsets
    let turn = Date(timeIntervalSince1970: 946_684_800)
    standardOffset = source.secondsFromGMT(for: turn) - Int(source.daylightSavingTimeOffset(for: turn))
  }

  /// Seconds ahead of UTC at an instant given in seconds since 1970.
  public func offset(at instant: Int) -> Int {
    var instant = instant
    if instant >= CivilZone.end {
      instant -= (instant - CivilZone.end) / CivilZone.cycle * CivilZone.cycle + CivilZone.cycle
    }
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }

  /// Seconds ahead of UTC where the clock on the wall shows the seconds given (since midnight of 1970-01-01 there).
  /// Of an hour that comes twice it is the first; an hour that is left out is counted as if it had not been.
  public func offset(atLocal seconds: Int) -> Int {
    let before = offset(at: seconds - 86_400)
    let after = offset(at: seconds + 86_400)
    if before == after, offset(at: seconds - before) == before { return before }
    if offset(at: seconds - before) == before { return before }
    return offset(at: seconds - after) == after ? after : before
  }
}

extension CivilZone: Hashable {
  public static func == (a: CivilZone, b: CivilZone) -> Bool { a === b || a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
