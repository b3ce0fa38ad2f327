package io.placet.gateway.http;

import java.util.Map;

/**
 * The request cannot be answered as asked; becomes an RFC 9457 problem. The detail says what is
 * allowed.
 */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  @SuppressWarnings("serial") // made by Map.copyOf
  private final Map<String, String> headers;

  private ApiException(int status, String title, String detail) {
    this(status, title, detail, Map.of());
  }

  private ApiException(int status, String title, String detail, Map<String, String> headers) {
    super(detail);
    this.status = status;
    this.title = title;
    this.headers = Map.copyOf(headers);
  }

  public static ApiException badRequest(String detail) {
    return new ApiException(400, "The request is not as the contract says", detail);
  }

  /** What is asked does not fit what there is; the detail says how it would. */
  public static ApiException conflict(String detail) {
    return new ApiException(409, "It does not fit what there is", detail);
  }

  /** The same request is being carried out; its answer can be had soon. */
  public static ApiException underWay(String detail) {
    return new ApiException(409, "Under way", detail, Map.of("Retry-After", "1"));
  }

  /** Understood, and at odds with what the caller sent before. */
  public static ApiException unprocessable(String detail) {
    return new ApiException(422, "At odds with an earlier request", detail);
  }

  public static ApiException notFound(String detail) {
    return new ApiException(404, "Not found", detail);
  }

  public static ApiException unknownCaller(String detail) {
    return new ApiException(401, "Unknown caller", detail);
  }

  public static ApiException forbidden(String detail) {
    return new ApiException(403, "Not allowed for this caller", detail);
  }

  /** It was there, and is no more; asked anew, it is made anew. */
  public static ApiException gone(String detail) {
    return new ApiException(410, "Gone", detail);
  }

  public static ApiException tooLarge(String detail) {
    return new ApiException(413, "Too large", detail);
  }

  /** In a form that is not taken; the detail says which are. */
  public static ApiException unsupported(String detail) {
    return new ApiException(415, "Unsupported media type", detail);
  }

  /** Asked too often; later again. */
  public static ApiException tooMany(String detail) {
    return new ApiException(429, "Too many", detail);
  }

  /**
   * So much is not allowed now.
   *
   * @param headers that say how much is, and when more
   */
  public static ApiException overQuota(String detail, Map<String, String> headers) {
    return new ApiException(429, "Above the quota", detail, headers);
  }

  /** Nothing can be proven now, so nothing is allowed; try again. */
  public static ApiException unavailable(String detail) {
    return new ApiException(503, "Nothing can be proven now", detail);
  }

  /** The disk is full; the caller keeps what it has and sends it later. */
  static ApiException noRoom(String detail) {
    return new ApiException(503, "No room for more", detail);
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  Map<String, String> headers() {
    return headers;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
