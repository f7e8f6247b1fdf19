package org.needsline.open311;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered, field by field as the specification of GeoReport v2 names them: nothing else leaves the house. */
final class Answers {

    private Answers() {}

    record Service(
            @JsonProperty("service_code") String code,
            @JsonProperty("service_name") String name,
            String description,
            boolean metadata,
            String type,
            String keywords,
            String group) {}

    record Definition(@JsonProperty("service_code") String code, List<Attribute> attributes) {}

    record Attribute(
            boolean variable,
            String code,
            String datatype,
            boolean required,
            @JsonProperty("datatype_description") @Nullable String datatypeDescription,
            int order,
            String description,
            List<Value> values) {}

    record Value(String key, String name) {}

    record Filed(
            @JsonProperty("service_request_id") String id,
            @JsonProperty("service_notice") String notice,
            @JsonProperty("account_id") @Nullable String account) {}

    record Known(@JsonProperty("service_request_id") String id, String token) {}

    record Request(
            @JsonProperty("service_request_id") String id,
            String status,
            @JsonProperty("status_notes") String statusNotes,
            @JsonProperty("service_name") String serviceName,
            @JsonProperty("service_code") String serviceCode,
            String description,
            @JsonProperty("agency_responsible") @Nullable String agency,
            @JsonProperty("service_notice") @Nullable String notice,
            @JsonProperty("requested_datetime") String requested,
            @JsonProperty("updated_datetime") String updated,
            @JsonProperty("expected_datetime") @Nullable String expected,
            String address,
            @JsonProperty("address_id") String addressId,
            @Nullable String zipcode,
            @Nullable Double lat,
            @JsonProperty("long") @Nullable Double longitude,
            @JsonProperty("media_url") @Nullable String media) {}

    record Problem(int code, String description) {}

    /** What a client has registered to be told of changes; the secret is said once, when it was made here. */
    record Webhook(
            @Nullable String address,
            @Nullable String since,
            int failures,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {}

    record Discovery(
            String changeset,
            @Nullable String contact,
            @JsonProperty("key_service") String keyService,
            List<Endpoint> endpoints) {}

    record Endpoint(String specification, String url, String changeset, String type, List<String> formats) {}
}
