/// Where a person gets help: every page ends with it.
public struct CounterHelp: Sendable, Equatable {
  /// The counter's name, such as `市民課 総合窓口`.
  public var counter: String
  /// As printed, such as `0463-00-0000`.
  public var phone: String?
  /// When someone answers, such as `平日 8時30分〜17時15分`.
  public var hours: String?
  /// A page with every way to ask.
  public var href: String?

  public init(counter: String, phone: String? = nil, hours: String? = nil, href: String? = nil) {
    self.counter = counter
    self.phone = phone
    self.hours = hours
    self.href = href
  }

  /// The number a phone can dial, digits only.
  var dialled: String? { phone.map { "tel:" + $0.filter(\.isASCIIDigit) } }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
