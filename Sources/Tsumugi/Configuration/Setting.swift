/// One setting of `tsumugi.yaml`: its key, what it means, what it is when nobody says.
///
/// Every key of ``all`` can also be given by the environment: `listen.port` as `TSUMUGI_LISTEN_PORT`. The environment wins.
struct Setting: Sendable {
  let key: String
  let fallback: String
  let meaning: String

  var variable: String {
    "TSUMUGI_" + key.uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }.joined()
  }

  /// Every setting there is. `docs/guide/operator/configuration.md` lists the same; a test compares them.
  static let all: [Setting] = [
    Setting(key: "listen.address", fallback: "127.0.0.1", meaning: "Network address to listen on. Behind a reverse proxy on the same machine, leave it."),
    Setting(key: "listen.port", fallback: "8080", meaning: "TCP port, 0 to 65535. 0 takes a free one and prints it."),
    Setting(key: "data", fallback: "data", meaning: "Folder for databases, sealed files and keys. Only the service's user may read it."),
    Setting(key: "path-prefix", fallback: "false", meaning: "Serve each town under /<town id> of any host, as the demo does."),
    Setting(key: "trusted-proxies", fallback: "", meaning: "Addresses or networks (CIDR) of reverse proxies; commas between them. Only their X-Forwarded-For is believed."),
    Setting(key: "log.level", fallback: "info", meaning: "trace, debug, info, notice, warning, error or critical."),
    Setting(key: "furigana-dictionary", fallback: "/var/lib/mecab/dic/ipadic-utf8", meaning: "MeCab dictionary for furigana. Without it the switch is not shown."),
    Setting(key: "mail.smtp", fallback: "", meaning: "Mail server, as smtp://user:password@mail.example.jp:587?tls=starttls. This, mail.smtp-file or mail.folder is required."),
    Setting(key: "mail.smtp-file", fallback: "", meaning: "A file that holds the address of the mail server, to keep its password out of this one."),
    Setting(key: "mail.folder", fallback: "", meaning: "Write mails into this folder instead of sending them, for rehearsals. Relative to data."),
  ]

  /// The settings of each entry of `towns`.
  static let ofTown: [Setting] = [
    Setting(key: "folder", fallback: "", meaning: "The town's folder with town.yaml and procedures/. Required."),
    Setting(key: "address", fallback: "", meaning: "Where people reach the town, as https://shinsei.example.jp. Required."),
    Setting(key: "database", fallback: "sqlite", meaning: "sqlite, or postgres://user@host/database?schema=name."),
    Setting(key: "database-file", fallback: "", meaning: "A file that holds the database URL, to keep the password out of this one."),
  ]
}
