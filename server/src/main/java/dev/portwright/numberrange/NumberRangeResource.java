package dev.portwright.numberrange;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.MaxBody;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Operations {@code ListNumberRanges} and {@code ReplaceNumberRanges}. */
@Path("/operator/number_ranges")
@OperatorApi
@RunOnVirtualThread
class NumberRangeResource {
    private final OperatorCall call;
    private final NumberRangeService ranges;

    NumberRangeResource(OperatorCall call, NumberRangeService ranges) {
        this.call = call;
        this.ranges = ranges;
    }

    /** The schema {@code NumberRange}. */
    record RangeJson(
            String recordType, String prefix, int digits, String countryCode, String phoneNumberType, String note) {
        static RangeJson of(OwnRange own) {
            return new RangeJson(
                    "number_range",
                    own.range().prefix(),
                    own.range().length(),
                    own.range().countryCode(),
                    own.range().type().wireName(),
                    own.note());
        }
    }

    /** The schema {@code NumberRangesUpdate}. */
    record UpdateJson(String recordType, int removed, int added) {}

    @GET
    public Response list() {
        return Answers.page(ranges.page(call.query("ListNumberRanges").page()), RangeJson::of);
    }

    @PUT
    @TakesBody
    @MaxBody(kib = 512)
    public Response replace(byte[] body) {
        Problems problems = new Problems();
        List<OwnRange> wanted = NumberRangeBody.read(call.body("ReplaceNumberRanges", body), problems);
        problems.throwIfAny();
        return Answers.ok(new UpdateJson("number_ranges_update", ranges.replace(wanted), wanted.size()));
    }
}
