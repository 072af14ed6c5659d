package dev.portwright.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of every answer that refuses a request. */
record ErrorBody(List<Entry> errors) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String code,
            String title,
            String detail,
            @Nullable Source source,
            Meta meta) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Source(@Nullable String pointer, @Nullable String parameter) {}

    /** @param resourceId as in {@link Problem} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Meta(String url, @Nullable UUID resourceId) {}

    /**
     * The body for these problems.
     *
     * @param origin where the sender finds this server, such as {@code https://porting.example.com}
     */
    static byte[] render(List<Problem> problems, String origin) {
        return Json.bytes(new ErrorBody(
                problems.stream().map(problem -> entry(problem, origin)).toList()));
    }

    private static Entry entry(Problem problem, String origin) {
        Source source = problem.pointer() == null && problem.parameter() == null
                ? null
                : new Source(problem.pointer(), problem.parameter());
        return new Entry(
                problem.code().code(),
                problem.code().title(),
                problem.detail(),
                source,
                new Meta(origin + "/docs/errors.html#" + problem.code().code(), problem.resourceId()));
    }
}
