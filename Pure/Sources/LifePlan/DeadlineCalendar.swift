import Kernel

/// Deadlines as a file that calendars read.
///
/// - Note: Source: RFC 5545 (iCalendar), §3.1 on lines and folding, §3.3.11 on escaping, §3.6.1 on events of whole
///   days.
public struct DeadlineCalendar: Sendable {
  /// A day on which something has to be done at the latest.
  public struct Deadline: Sendable {
    public var id: String
    public var day: CivilDate
    public var summary: String
    public var description: String

    /// - Parameter id: unlike any other's in the world, as `moving.moving-in.2026-12-01@www.tsumugi-city.example`.
    public init(id: String, day: CivilDate, summary: String, description: String) {
      (self.id, self.day, self.summary, self.description) = (id, day, summary, description)
    }
  }

  private let name: String
  private let deadlines: [Deadline]
  private let stamp: String

  /// - Parameters:
  ///   - name: what the calendar is called where it is shown.
  ///   - made: the moment it was made.
  public init(name: String, _ deadlines: [Deadline], made: Instant) {
    (self.name, self.deadlines) = (name, deadlines)
    let second = made.milliseconds / 1000
    let day = CivilDate(daysSince1970: Int(second / 86_400))
    let rest = Int(second % 86_400)
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
    stamp = "\(Self.digits(day))T\(time)Z"
  }

  /// The file, in UTF-8, its lines ended by CR LF.
  public var bytes: [UInt8] {
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tsumugi//Life events//JA", "CALSCALE:GREGORIAN"]
    let lines = head + ["X-WR-CALNAME:\(Self.escaped(name))"] + deadlines.flatMap(event) + ["END:VCALENDAR"]
    return lines.flatMap(Self.folded)
  }

  private func event(_ deadline: Deadline) -> [String] {
    let next = CivilDate(daysSince1970: deadline.day.daysSince1970 + 1)
    return [
      "BEGIN:VEVENT", "UID:\(Self.escaped(deadline.id))", "DTSTAMP:\(stamp)",
      "DTSTART;VALUE=DATE:\(Self.digits(deadline.day))", "DTEND;VALUE=DATE:\(Self.digits(next))",
      "SUMMARY:\(Self.escaped(deadline.summary))", "DESCRIPTION:\(Self.escaped(deadline.description))",
      "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  private static func digits(_ day: CivilDate) -> String { day.description.filter { $0 != "-" } }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }

  /// At most 75 bytes a line, never inside a character; what goes on begins with a space.
  private static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var length = 0
    for scalar in line.unicodeScalars {
      let letter = Array(String(scalar).utf8)
      if length + letter.count > 75 {
        bytes += [13, 10, 32]
        length = 1
      }
      bytes += letter
      length += letter.count
    }
    return bytes + [13, 10]
  }
}
