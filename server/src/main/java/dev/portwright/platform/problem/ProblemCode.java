package dev.portwright.platform.problem;

/** The error codes of the API: the published number, a short title, and the HTTP status it answers with. */
public enum ProblemCode {
    INVALID_PHONE_NUMBER("10002", "Invalid phone number", 422),
    INVALID_URL("10003", "Invalid URL", 422),
    MISSING_PARAMETER("10004", "Missing required parameter", 422),
    NOT_FOUND("10005", "Resource not found", 404),
    INVALID_ID("10006", "Invalid id", 400),
    INVALID_ID_VALUE("10006", "Invalid id", 422),
    UNEXPECTED("10007", "Unexpected error", 500),
    UNAUTHENTICATED("10009", "Authentication failed", 401),
    FORBIDDEN("10010", "Authorization failed", 403),
    TOO_MANY_REQUESTS("10011", "Too many requests", 429),
    UNSUPPORTED_MEDIA_TYPE("10014", "Unsupported media type", 415),
    NOT_ACCEPTABLE("10014", "Not acceptable", 406),
    BAD_REQUEST("10015", "Bad request", 400),
    REQUEST_TIMEOUT("10015", "Request timeout", 408),
    PAYLOAD_TOO_LARGE("10015", "Request too large", 413),
    PRECONDITION_FAILED("10015", "Precondition failed", 412),
    UNAVAILABLE("10007", "Service unavailable", 503),
    NOT_E164("10016", "Phone number must be in +E.164 format", 422),
    UNKNOWN_REFERENCE("10017", "Associated resource does not exist", 422),
    INVALID_JSON("10023", "Invalid JSON", 400),
    STRING_LENGTH("10025", "String length out of range", 422),
    INVALID_TYPE("10026", "Invalid parameter type", 422),
    UNPROCESSABLE("10027", "Unprocessable entity", 422),
    METHOD_NOT_ALLOWED("10030", "Method not allowed", 405),
    INVALID_FILTER("10031", "Invalid filter", 400),
    INVALID_ENUM("10032", "Invalid enumerated value", 422),
    OUT_OF_RANGE("10033", "Value outside of range", 422),
    RANGE_NOT_SATISFIABLE("10033", "Value outside of range", 416),
    BEING_PROCESSED("10036", "Resource is being processed", 409),
    /** Unlike {@link #BEING_PROCESSED} nothing that helps to try again: clients repeat what is refused with 409. */
    BEING_ACTIVATED("10036", "Resource is being processed", 422),
    NUMBER_IN_OTHER_ORDER("80003", "Phone number already in another order", 422),
    INVALID_DUE_DATE("80004", "Invalid desired due date", 422),
    MISSING_LOA("80008", "Missing LOA", 422),
    INVALID_FOC_DATE("80018", "Invalid FOC date", 422),
    INVALID_DOCUMENT_TYPE("80022", "Invalid document type", 422),
    DUPLICATE_NUMBERS("80200", "Duplicate phone numbers", 422);

    private final String code;
    private final String title;
    private final int status;

    ProblemCode(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
    }

    /** The published code, a number written as a string. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** The HTTP status of an answer whose first problem this is. */
    public int status() {
        return status;
    }

    /** The problem without a place in the request. */
    public Problem because(String detail) {
        return new Problem(this, detail, null, null);
    }

    /** The problem with a JSON pointer (RFC 6901) into the request body. */
    public Problem at(String pointer, String detail) {
        return new Problem(this, detail, pointer, null);
    }

    /** The problem with the name of the query, path or header parameter that has it. */
    public Problem in(String parameter, String detail) {
        return new Problem(this, detail, null, parameter);
    }
}
