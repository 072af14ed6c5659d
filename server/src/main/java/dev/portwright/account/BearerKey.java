package dev.portwright.account;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

/** Reads the key out of the Authorization header (RFC 6750). */
final class BearerKey {
    private static final String SCHEME = "Bearer ";

    private BearerKey() {}

    /** @throws ApiException 401 when there is none */
    static String of(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            throw unauthenticated("The request has no key. Send it as 'Authorization: Bearer KEY'.");
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || header.substring(SCHEME.length()).isBlank()) {
            throw unauthenticated("The Authorization header must be 'Bearer KEY'.");
        }
        return header.substring(SCHEME.length()).strip();
    }

    static ApiException unauthenticated(String detail) {
        return new ApiException(ProblemCode.UNAUTHENTICATED.in(HttpHeaders.AUTHORIZATION, detail));
    }
}
