package dev.portwright.account;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Whose request is being served. */
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;
    private @Nullable String requestId;

    /**
     * The caller.
     *
     * @throws IllegalStateException in a resource that is not a {@link CustomerApi}
     */
    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("the resource is not marked @CustomerApi");
        }
        return caller;
    }

    /** The id of the request, as in the {@code x-request-id} header of its answer. */
    public @Nullable String requestId() {
        return requestId;
    }

    /** It is the operator's request, who calls in nobody's name. */
    void isOperator(@Nullable String request) {
        this.requestId = request;
    }

    void is(Caller found, @Nullable String request) {
        this.caller = found;
        this.requestId = request;
    }
}
