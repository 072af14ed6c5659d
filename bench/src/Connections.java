import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Very many connections by IP addresses, all like one that was made by a request. */
final class Connections {
    static final String PATH = "/v2/ip_connections";

    private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");
    private static final int FIRST = 1_000_000;

    /** Of the kinds that may become many, an account has at most so many in each of 16 parts. */
    private static final String SHARE = "6250";

    private final Server server;
    private final Database database;
    private int probes;
    private String rareProfile = "";

    Connections(Server server, Database database) {
        this.server = server;
        this.database = database;
    }

    private String make(String path, String body) throws Exception {
        Matcher id = ID.matcher(server.ask("POST", path, body));
        if (!id.find()) {
            throw new IllegalStateException("no id in the answer to POST " + path);
        }
        return id.group(1);
    }

    /** Fills the tables. Most connections name one outbound voice profile, and each thousandth another. */
    void load(int count) throws Exception {
        String profile = make("/v2/outbound_voice_profiles", "{\"name\":\"Usual\"}");
        rareProfile = make("/v2/outbound_voice_profiles", "{\"name\":\"Rare\"}");
        String pattern = make(PATH, "{\"connection_name\":\"Switch 1\",\"outbound\":{\"outbound_voice_profile_id\":\"" + profile + "\"}}");
        for (int from = FIRST; from < FIRST + count; from += 100_000) {
            String generated = """
                    generated AS (
                        SELECT n, ('01940000-0000-7000-8000-00000' || n)::uuid AS uid, (4 * 10::numeric ^ 18 + n)::text AS id,
                               now() - interval '28 days' + (n - %1$d) * interval '2 seconds' AS at,
                               CASE WHEN n %% 1000 = 0 THEN '%3$s' ELSE '%4$s' END AS profile
                        FROM generate_series(%1$d + 0, %2$d) n)"""
                    .formatted(from, Math.min(from + 99_999, FIRST + count - 1), rareProfile, profile);
            database.execute(
                    "WITH " + generated + """
                    , pattern AS (SELECT * FROM resource WHERE id = '%s'),
                    made AS (
                        INSERT INTO resource (uid, account_id, family, id, kind, version, part, body, secrets, created_at, updated_at)
                        SELECT g.uid, p.account_id, p.family, g.id, p.kind, 1, 0,
                               p.body || jsonb_build_object('connection_name', 'Switch ' || g.n, 'outbound',
                                   (p.body->'outbound') || jsonb_build_object('outbound_voice_profile_id', g.profile)),
                               NULL, g.at, g.at
                        FROM generated g, pattern p)
                    INSERT INTO resource_reference (uid, attribute, account_id, family, id)
                    SELECT g.uid, r.attribute, r.account_id, r.family, g.profile
                    FROM generated g, pattern p JOIN resource_reference r ON r.uid = p.uid"""
                            .formatted(pattern),
                    "WITH " + generated + """
                    , pattern AS (SELECT uid FROM resource WHERE id = '%s')
                    INSERT INTO resource_key (uid, name, account_id, kind, value, created_at, only_one, parts)
                    SELECT g.uid, k.name, k.account_id, k.kind,
                           CASE k.name WHEN 'connection_name' THEN 'switch ' || g.n
                                       WHEN 'outbound.outbound_voice_profile_id' THEN g.profile ELSE k.value END,
                           g.at, k.only_one, k.parts
                    FROM generated g, pattern p JOIN resource_key k ON k.uid = p.uid"""
                            .formatted(pattern));
        }
        forgetCount();
        database.execute("VACUUM ANALYZE resource, resource_key, resource_reference", "CHECKPOINT");
    }

    /** An outbound voice profile that few name. */
    String rareProfile() {
        return rareProfile;
    }

    /** So many ids, strewn over all. */
    List<String> sample(int count) throws Exception {
        return database.column("SELECT id FROM resource WHERE kind = 'ip_connection' ORDER BY hashtext(id) LIMIT " + count);
    }

    /** More are made than an account may have. */
    void forgetCount() throws Exception {
        database.execute("UPDATE resource_count SET resources = 0 WHERE kind = 'ip_connection'");
    }

    PgbenchScript reads() throws Exception {
        String id = sample(1).getFirst();
        Statements seen = Statements.of(database, 1, () -> {
            server.ask("GET", PATH + "/" + id, null);
            return id;
        });
        return new PgbenchScript(
                seen, seen, "\\set n random(" + FIRST + ", " + (FIRST + 99_999) + ")", Map.of(id, "(4 * 10::numeric ^ 18 + :n)::text"));
    }

    PgbenchScript creations() throws Exception {
        String[] made = new String[2];
        Statements first = creation(made);
        Statements second = creation(made);
        return new PgbenchScript(
                first,
                second,
                "\\set unique random(1, 999999999999)\n\\set version random(1, 1000000000)",
                Map.of(
                        made[0], "(5 * 10::numeric ^ 18 + :unique)::text",
                        made[1], "('01990000-0000-7000-8000-' || lpad((:unique)::text, 12, '0'))::uuid",
                        "{" + (SHARE + ",").repeat(15) + SHARE + "}", "array_fill(1000000000, ARRAY[16])"));
    }

    private Statements creation(String[] made) throws Exception {
        return Statements.of(database, 4, () -> {
            made[0] = make(PATH, "{\"connection_name\":\"probe-" + ++probes + "\"}");
            made[1] = database.column("SELECT uid FROM resource WHERE id = '" + made[0] + "'").getFirst();
            return made[0];
        });
    }
}
