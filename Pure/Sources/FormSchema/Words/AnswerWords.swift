import CivilTime
import Kernel
import Nihongo

/// The few words an answer is read with.
struct AnswerWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func word(for flag: Bool, to type: QuestionType) -> String {
    let isConsent = type.name == .consent
    return switch (language, flag) {
    case (.english, true): isConsent ? "Agreed" : "Yes"
    case (.english, false): isConsent ? "Not agreed" : "No"
    case (_, true): isConsent ? "同意する" : "はい"
    case (_, false): isConsent ? "同意しない" : "いいえ"
    }
  }

  func yen(_ grouped: String) -> String { language == .english ? "\(grouped) yen" : grouped + "円" }

  /// There are no rows.
  var none: String {
    switch language {
    case .english: "None"
    case .japanese: "なし"
    case .easyJapanese: "ありません"
    }
  }

  /// Nobody knows.
  var unknown: String {
    switch language {
    case .english: "Not known"
    case .japanese: "わからない"
    case .easyJapanese: "わかりません"
    }
  }

  func time(_ time: TimeOfDay) -> String {
    if language == .english { return TimeText.text(time) }
    let half = time.hour < 12 ? "午前" : "午後"
    let exact = "\(half)\(time.hour % 12)時" + (time.minute == 0 ? "" : "\(time.minute)分")
    return language == .japanese ? exact : "\(exact)（\(TimeText.text(time))）"
  }

  func lines(_ point: GeoPoint) -> [String] {
    let position = point.position.map { position in
      language == .english
        ? "\(position.latitudeText)°N, \(position.longitudeText)°E"
        : "北緯\(position.latitudeText)度、東経\(position.longitudeText)度"
    }
    return [point.place, position ?? ""].filter { !$0.isEmpty }
  }

  /// ゆうちょ銀行 with both its own numbers and those other banks pay to.
  func lines(_ account: BankAccount) -> [String] {
    let branch = account.branch
    let place = [coded(branch.bankName, branch.bankCode), coded(branch.branchName, branch.branchCode)]
    let number = "\(kind(branch.kind)) \(branch.number)"
    guard case .yucho(let own) = account.home else {
      return [place.joined(separator: " "), number, account.holder.text]
    }
    let passbook = language == .english ? "\(own.symbol)-\(own.number)" : "記号\(own.symbol)　番号\(own.number)"
    return ["\(YuchoAccount.bankName) \(passbook)", "\(place[1]) \(number)", account.holder.text]
  }

  private func coded(_ name: String, _ code: String) -> String {
    if code.isEmpty { return name }
    return language == .english ? "\(name) (\(code))" : "\(name)（\(code)）"
  }

  private func kind(_ kind: BankAccount.Kind) -> String { language == .english ? kind.rawValue : kind.name }
}
