/// How much one form may carry.
public struct FormLimits: Sendable, Equatable {
  public let bytes: Int
  public let files: Int
  public let bytesPerFile: Int
  /// Of all that is typed, without files.
  public let textBytes: Int

  public init(bytes: Int, files: Int = 0, bytesPerFile: Int = 0, textBytes: Int = 256 * 1024) {
    (self.bytes, self.files, self.bytesPerFile, self.textBytes) = (bytes, files, bytesPerFile, textBytes)
  }

  /// A form without attachments: 256 KiB hold far more than a person types.
  public static let text = FormLimits(bytes: 256 * 1024)
  /// Photos and PDFs: ten of 10 MB.
  public static let attachments = FormLimits(bytes: 60_000_000, files: 10, bytesPerFile: 10_000_000)

  var megabytes: Int { max(1, (files > 0 ? bytesPerFile : bytes) / 1_000_000) }
}
