package dev.portwright.platform.http;

import dev.portwright.platform.page.CsvTable;
import dev.portwright.platform.page.Listed;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Pages of lists as CSV for clients that prefer that to JSON. A resource chooses by itself: the framework would by the Accept
 * header, before anybody has looked at the key.
 */
public final class CsvPages {
    private static final MediaType CSV = new MediaType("text", "csv");

    private CsvPages() {}

    /**
     * JSON unless CSV is liked better.
     *
     * @throws NotAcceptableException when neither will do
     */
    public static boolean preferred(HttpHeaders headers) {
        for (MediaType accepted : acceptable(headers)) {
            if (MediaType.APPLICATION_JSON_TYPE.isCompatible(accepted)) {
                return false;
            }
            if (CSV.isCompatible(accepted)) {
                return true;
            }
        }
        throw new NotAcceptableException();
    }

    private static List<MediaType> acceptable(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes();
        } catch (IllegalArgumentException e) {
            throw new NotAcceptableException(e);
        }
    }

    /** A page like any other. CSV has no place to say that there are more, so a header does. */
    public static <T> Response page(Call call, Listed<T> listed, CsvTable<T> table, String fileName) {
        Response.ResponseBuilder response = Response.ok(table.render(listed.entries()), "text/csv;charset=utf-8")
                .header("content-disposition", "attachment; filename=\"" + fileName + "\"");
        call.nextPage(listed).ifPresent(next -> response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
        return response.build();
    }
}
