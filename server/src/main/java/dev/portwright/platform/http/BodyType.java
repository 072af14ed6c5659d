package dev.portwright.platform.http;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses bodies of another media type than {@link TakesBody} says, once it is known who sends them. */
@Provider
@TakesBody
@Priority(Priorities.AUTHENTICATION + 1)
class BodyType implements ContainerRequestFilter {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Context
    @Nullable
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        String given = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        String[] all = taken();
        if (given == null || Arrays.stream(all).anyMatch(taken -> isTaken(request.getMethod(), given, taken))) {
            return;
        }
        if (all.length > 1) {
            throw new ApiException(ProblemCode.UNSUPPORTED_MEDIA_TYPE.in(
                    HttpHeaders.CONTENT_TYPE, "Send the body as " + String.join(" or ", all) + "."));
        }
        throw new NotSupportedException();
    }

    /** Edits are merged into what is there, as RFC 7396 has it, so its media type is right for them too. */
    private static boolean isTaken(String method, String given, String taken) {
        boolean edit = method.equals(HttpMethod.PATCH) && taken.equals(MediaType.APPLICATION_JSON);
        return isCompatible(given, taken) || (edit && isCompatible(given, MERGE_PATCH));
    }

    private String[] taken() {
        return Objects.requireNonNull(resource, "a resource was found")
                .getResourceMethod()
                .getAnnotation(TakesBody.class)
                .value();
    }

    private static boolean isCompatible(String given, String taken) {
        try {
            return MediaType.valueOf(given).isCompatible(MediaType.valueOf(taken));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
