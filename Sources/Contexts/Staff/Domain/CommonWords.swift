/// The parts common passwords are made of, in lower case.
///
/// - Note: Chosen by hand from the words that return year after year in published lists of leaked passwords, with
///   words a Japanese town hall would add. Long passwords are judged by what is left without them.
enum CommonWords {
  static let all = [
    "password", "passwort", "passphrase", "passw", "pass", "secret", "himitsu", "login", "signin", "welcome",
    "changeme", "letmein", "admin", "administrator", "root", "user", "guest", "test", "demo", "default", "initial",
    "shoki", "qwerty", "qwertz", "azerty", "asdf", "zxcv", "qazwsx", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "zaq1",
    "xsw2", "abc", "iloveyou", "sunshine", "princess", "monkey", "dragon", "football", "baseball", "superman",
    "batman", "master", "shadow", "trustno", "starwars", "whatever", "computer", "internet", "hello", "summer",
    "winter", "spring", "autumn", "january", "february", "march", "april", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "japan", "nippon", "nihon", "tokyo", "osaka", "kyoto", "sakura", "fuji", "doraemon", "pikachu", "pokemon",
    "naruto", "arigatou", "arigato", "konnichiwa", "ohayou", "aishiteru", "daisuki", "shiyakusho", "yakusho", "yakuba",
    "kuyakusho", "cityhall", "townhall", "office", "shimin", "shicho", "tsumugi", "windows", "google", "amazon",
    "microsoft", "apple", "linux", "reiwa", "heisei", "showa", "19", "20", "パスワード", "アンショウバンゴウ", "ヒミツ", "サクラ", "ニッポン",
    "ニホン", "市役所", "役所", "令和", "平成", "昭和",
  ]

  /// Neighbours on keyboards, in the alphabet and among numbers, both ways.
  static let rows: [String] = {
    let rows = [
      "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgbyhnujm",
      "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨ",
    ]
    return rows + rows.map { String($0.reversed()) }
  }()

  /// `p4ssw0rd` becomes `password`.
  static func withoutDisguise(_ text: String) -> String {
    let plain: [Character: Character] = ["0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b"]
    return String(text.map { plain[$0] ?? $0 })
  }
}
