import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace ratchet. */
export namespace ratchet {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a VerifierEntry.
         * @deprecated Use ratchet.v1.VerifierEntry.$Properties instead.
         */
        interface IVerifierEntry extends ratchet.v1.VerifierEntry.$Properties {
        }

        /** Represents a VerifierEntry. */
        class VerifierEntry {

            /**
             * Constructs a new VerifierEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.VerifierEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** VerifierEntry boxKey. */
            boxKey: string;

            /** VerifierEntry operator. */
            operator: string;

            /**
             * Creates a new VerifierEntry instance using the specified properties.
             * @param [properties] Properties to set
             * @returns VerifierEntry instance
             */
            static create(properties: ratchet.v1.VerifierEntry.$Shape): ratchet.v1.VerifierEntry & ratchet.v1.VerifierEntry.$Shape;
            static create(properties?: ratchet.v1.VerifierEntry.$Properties): ratchet.v1.VerifierEntry;

            /**
             * Encodes the specified VerifierEntry message. Does not implicitly {@link ratchet.v1.VerifierEntry.verify|verify} messages.
             * @param message VerifierEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.VerifierEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a VerifierEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.VerifierEntry & ratchet.v1.VerifierEntry.$Shape} VerifierEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.VerifierEntry & ratchet.v1.VerifierEntry.$Shape;

            /**
             * Creates a VerifierEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns VerifierEntry
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.VerifierEntry;

            /**
             * Creates a plain object from a VerifierEntry message. Also converts values to other types if specified.
             * @param message VerifierEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.VerifierEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this VerifierEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for VerifierEntry
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace VerifierEntry {

            /** Properties of a VerifierEntry. */
            interface $Properties {

                /** VerifierEntry boxKey */
                boxKey?: (string|null);

                /** VerifierEntry operator */
                operator?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a VerifierEntry. */
            type $Shape = ratchet.v1.VerifierEntry.$Properties;
        }

        /**
         * Properties of a Quota.
         * @deprecated Use ratchet.v1.Quota.$Properties instead.
         */
        interface IQuota extends ratchet.v1.Quota.$Properties {
        }

        /** Represents a Quota. */
        class Quota {

            /**
             * Constructs a new Quota.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.Quota.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Quota openLeases. */
            openLeases?: (number|null);

            /** Quota openSubmissions. */
            openSubmissions?: (number|null);

            /**
             * Creates a new Quota instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Quota instance
             */
            static create(properties: ratchet.v1.Quota.$Shape): ratchet.v1.Quota & ratchet.v1.Quota.$Shape;
            static create(properties?: ratchet.v1.Quota.$Properties): ratchet.v1.Quota;

            /**
             * Encodes the specified Quota message. Does not implicitly {@link ratchet.v1.Quota.verify|verify} messages.
             * @param message Quota message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.Quota.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Quota message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.Quota & ratchet.v1.Quota.$Shape} Quota
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.Quota & ratchet.v1.Quota.$Shape;

            /**
             * Creates a Quota message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Quota
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.Quota;

            /**
             * Creates a plain object from a Quota message. Also converts values to other types if specified.
             * @param message Quota
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.Quota, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Quota to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Quota
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Quota {

            /** Properties of a Quota. */
            interface $Properties {

                /** Quota openLeases */
                openLeases?: (number|null);

                /** Quota openSubmissions */
                openSubmissions?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Quota. */
            type $Shape = ratchet.v1.Quota.$Properties;
        }

        /**
         * Properties of an AdministerRequest.
         * @deprecated Use ratchet.v1.AdministerRequest.$Properties instead.
         */
        interface IAdministerRequest extends ratchet.v1.AdministerRequest.$Properties {
        }

        /** Represents an AdministerRequest. */
        class AdministerRequest {

            /**
             * Constructs a new AdministerRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.AdministerRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AdministerRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** AdministerRequest action. */
            action: string;

            /** AdministerRequest track. */
            track?: (string|null);

            /** AdministerRequest keyId. */
            keyId?: (string|null);

            /** AdministerRequest verifier. */
            verifier?: (ratchet.v1.VerifierEntry.$Properties|null);

            /** AdministerRequest quota. */
            quota?: (ratchet.v1.Quota.$Properties|null);

            /** AdministerRequest leaf. */
            leaf?: (Long|null);

            /** AdministerRequest reason. */
            reason: string;

            /**
             * Creates a new AdministerRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AdministerRequest instance
             */
            static create(properties: ratchet.v1.AdministerRequest.$Shape): ratchet.v1.AdministerRequest & ratchet.v1.AdministerRequest.$Shape;
            static create(properties?: ratchet.v1.AdministerRequest.$Properties): ratchet.v1.AdministerRequest;

            /**
             * Encodes the specified AdministerRequest message. Does not implicitly {@link ratchet.v1.AdministerRequest.verify|verify} messages.
             * @param message AdministerRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.AdministerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AdministerRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.AdministerRequest & ratchet.v1.AdministerRequest.$Shape} AdministerRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.AdministerRequest & ratchet.v1.AdministerRequest.$Shape;

            /**
             * Creates an AdministerRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AdministerRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.AdministerRequest;

            /**
             * Creates a plain object from an AdministerRequest message. Also converts values to other types if specified.
             * @param message AdministerRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.AdministerRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AdministerRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for AdministerRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AdministerRequest {

            /** Properties of an AdministerRequest. */
            interface $Properties {

                /** AdministerRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** AdministerRequest action */
                action?: (string|null);

                /** AdministerRequest track */
                track?: (string|null);

                /** AdministerRequest keyId */
                keyId?: (string|null);

                /** AdministerRequest verifier */
                verifier?: (ratchet.v1.VerifierEntry.$Properties|null);

                /** AdministerRequest quota */
                quota?: (ratchet.v1.Quota.$Properties|null);

                /** AdministerRequest leaf */
                leaf?: (Long|null);

                /** AdministerRequest reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AdministerRequest. */
            type $Shape = ratchet.v1.AdministerRequest.$Properties;
        }

        /**
         * Properties of an AdministerResponse.
         * @deprecated Use ratchet.v1.AdministerResponse.$Properties instead.
         */
        interface IAdministerResponse extends ratchet.v1.AdministerResponse.$Properties {
        }

        /** Represents an AdministerResponse. */
        class AdministerResponse {

            /**
             * Constructs a new AdministerResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.AdministerResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AdministerResponse logIndex. */
            logIndex: Long;

            /**
             * Creates a new AdministerResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AdministerResponse instance
             */
            static create(properties: ratchet.v1.AdministerResponse.$Shape): ratchet.v1.AdministerResponse & ratchet.v1.AdministerResponse.$Shape;
            static create(properties?: ratchet.v1.AdministerResponse.$Properties): ratchet.v1.AdministerResponse;

            /**
             * Encodes the specified AdministerResponse message. Does not implicitly {@link ratchet.v1.AdministerResponse.verify|verify} messages.
             * @param message AdministerResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.AdministerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AdministerResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.AdministerResponse & ratchet.v1.AdministerResponse.$Shape} AdministerResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.AdministerResponse & ratchet.v1.AdministerResponse.$Shape;

            /**
             * Creates an AdministerResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AdministerResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.AdministerResponse;

            /**
             * Creates a plain object from an AdministerResponse message. Also converts values to other types if specified.
             * @param message AdministerResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.AdministerResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AdministerResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for AdministerResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AdministerResponse {

            /** Properties of an AdministerResponse. */
            interface $Properties {

                /** AdministerResponse logIndex */
                logIndex?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AdministerResponse. */
            type $Shape = ratchet.v1.AdministerResponse.$Properties;
        }

        /**
         * Properties of a RequestHeader.
         * @deprecated Use ratchet.v1.RequestHeader.$Properties instead.
         */
        interface IRequestHeader extends ratchet.v1.RequestHeader.$Properties {
        }

        /** Represents a RequestHeader. */
        class RequestHeader {

            /**
             * Constructs a new RequestHeader.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.RequestHeader.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RequestHeader idempotencyKey. */
            idempotencyKey: string;

            /** RequestHeader issuedAtMs. */
            issuedAtMs: Long;

            /**
             * Creates a new RequestHeader instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RequestHeader instance
             */
            static create(properties: ratchet.v1.RequestHeader.$Shape): ratchet.v1.RequestHeader & ratchet.v1.RequestHeader.$Shape;
            static create(properties?: ratchet.v1.RequestHeader.$Properties): ratchet.v1.RequestHeader;

            /**
             * Encodes the specified RequestHeader message. Does not implicitly {@link ratchet.v1.RequestHeader.verify|verify} messages.
             * @param message RequestHeader message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.RequestHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RequestHeader message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.RequestHeader & ratchet.v1.RequestHeader.$Shape} RequestHeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.RequestHeader & ratchet.v1.RequestHeader.$Shape;

            /**
             * Creates a RequestHeader message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RequestHeader
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.RequestHeader;

            /**
             * Creates a plain object from a RequestHeader message. Also converts values to other types if specified.
             * @param message RequestHeader
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.RequestHeader, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RequestHeader to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RequestHeader
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RequestHeader {

            /** Properties of a RequestHeader. */
            interface $Properties {

                /** RequestHeader idempotencyKey */
                idempotencyKey?: (string|null);

                /** RequestHeader issuedAtMs */
                issuedAtMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RequestHeader. */
            type $Shape = ratchet.v1.RequestHeader.$Properties;
        }

        /** ExperimentOutcome enum. */
        enum ExperimentOutcome {

            /** EXPERIMENT_OUTCOME_UNSPECIFIED value */
            EXPERIMENT_OUTCOME_UNSPECIFIED = 0,

            /** EXPERIMENT_OUTCOME_KEPT value */
            EXPERIMENT_OUTCOME_KEPT = 1,

            /** EXPERIMENT_OUTCOME_DISCARDED value */
            EXPERIMENT_OUTCOME_DISCARDED = 2,

            /** EXPERIMENT_OUTCOME_CRASHED value */
            EXPERIMENT_OUTCOME_CRASHED = 3
        }

        /**
         * Properties of an AppendExperimentRequest.
         * @deprecated Use ratchet.v1.AppendExperimentRequest.$Properties instead.
         */
        interface IAppendExperimentRequest extends ratchet.v1.AppendExperimentRequest.$Properties {
        }

        /** Represents an AppendExperimentRequest. */
        class AppendExperimentRequest {

            /**
             * Constructs a new AppendExperimentRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.AppendExperimentRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppendExperimentRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** AppendExperimentRequest leaseId. */
            leaseId: string;

            /** AppendExperimentRequest track. */
            track: string;

            /** AppendExperimentRequest outcome. */
            outcome: ratchet.v1.ExperimentOutcome;

            /** AppendExperimentRequest metric. */
            metric?: (number|null);

            /** AppendExperimentRequest seed. */
            seed: number;

            /** AppendExperimentRequest cpuSeconds. */
            cpuSeconds: number;

            /** AppendExperimentRequest wallSeconds. */
            wallSeconds: number;

            /**
             * Creates a new AppendExperimentRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppendExperimentRequest instance
             */
            static create(properties: ratchet.v1.AppendExperimentRequest.$Shape): ratchet.v1.AppendExperimentRequest & ratchet.v1.AppendExperimentRequest.$Shape;
            static create(properties?: ratchet.v1.AppendExperimentRequest.$Properties): ratchet.v1.AppendExperimentRequest;

            /**
             * Encodes the specified AppendExperimentRequest message. Does not implicitly {@link ratchet.v1.AppendExperimentRequest.verify|verify} messages.
             * @param message AppendExperimentRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.AppendExperimentRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppendExperimentRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.AppendExperimentRequest & ratchet.v1.AppendExperimentRequest.$Shape} AppendExperimentRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.AppendExperimentRequest & ratchet.v1.AppendExperimentRequest.$Shape;

            /**
             * Creates an AppendExperimentRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AppendExperimentRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.AppendExperimentRequest;

            /**
             * Creates a plain object from an AppendExperimentRequest message. Also converts values to other types if specified.
             * @param message AppendExperimentRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.AppendExperimentRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AppendExperimentRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for AppendExperimentRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AppendExperimentRequest {

            /** Properties of an AppendExperimentRequest. */
            interface $Properties {

                /** AppendExperimentRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** AppendExperimentRequest leaseId */
                leaseId?: (string|null);

                /** AppendExperimentRequest track */
                track?: (string|null);

                /** AppendExperimentRequest outcome */
                outcome?: (ratchet.v1.ExperimentOutcome|null);

                /** AppendExperimentRequest metric */
                metric?: (number|null);

                /** AppendExperimentRequest seed */
                seed?: (number|null);

                /** AppendExperimentRequest cpuSeconds */
                cpuSeconds?: (number|null);

                /** AppendExperimentRequest wallSeconds */
                wallSeconds?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppendExperimentRequest. */
            type $Shape = ratchet.v1.AppendExperimentRequest.$Properties;
        }

        /**
         * Properties of an AppendExperimentResponse.
         * @deprecated Use ratchet.v1.AppendExperimentResponse.$Properties instead.
         */
        interface IAppendExperimentResponse extends ratchet.v1.AppendExperimentResponse.$Properties {
        }

        /** Represents an AppendExperimentResponse. */
        class AppendExperimentResponse {

            /**
             * Constructs a new AppendExperimentResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.AppendExperimentResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppendExperimentResponse entry. */
            entry: Long;

            /**
             * Creates a new AppendExperimentResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppendExperimentResponse instance
             */
            static create(properties: ratchet.v1.AppendExperimentResponse.$Shape): ratchet.v1.AppendExperimentResponse & ratchet.v1.AppendExperimentResponse.$Shape;
            static create(properties?: ratchet.v1.AppendExperimentResponse.$Properties): ratchet.v1.AppendExperimentResponse;

            /**
             * Encodes the specified AppendExperimentResponse message. Does not implicitly {@link ratchet.v1.AppendExperimentResponse.verify|verify} messages.
             * @param message AppendExperimentResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.AppendExperimentResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppendExperimentResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.AppendExperimentResponse & ratchet.v1.AppendExperimentResponse.$Shape} AppendExperimentResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.AppendExperimentResponse & ratchet.v1.AppendExperimentResponse.$Shape;

            /**
             * Creates an AppendExperimentResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AppendExperimentResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.AppendExperimentResponse;

            /**
             * Creates a plain object from an AppendExperimentResponse message. Also converts values to other types if specified.
             * @param message AppendExperimentResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.AppendExperimentResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AppendExperimentResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for AppendExperimentResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AppendExperimentResponse {

            /** Properties of an AppendExperimentResponse. */
            interface $Properties {

                /** AppendExperimentResponse entry */
                entry?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppendExperimentResponse. */
            type $Shape = ratchet.v1.AppendExperimentResponse.$Properties;
        }

        /**
         * Properties of a JournalEntry.
         * @deprecated Use ratchet.v1.JournalEntry.$Properties instead.
         */
        interface IJournalEntry extends ratchet.v1.JournalEntry.$Properties {
        }

        /** Represents a JournalEntry. */
        class JournalEntry {

            /**
             * Constructs a new JournalEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.JournalEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JournalEntry entry. */
            entry: Long;

            /** JournalEntry keyId. */
            keyId: string;

            /** JournalEntry head. */
            head: string;

            /** JournalEntry hypothesis. */
            hypothesis: string;

            /** JournalEntry outcome. */
            outcome: ratchet.v1.ExperimentOutcome;

            /** JournalEntry metric. */
            metric?: (number|null);

            /** JournalEntry recordedAtMs. */
            recordedAtMs: Long;

            /**
             * Creates a new JournalEntry instance using the specified properties.
             * @param [properties] Properties to set
             * @returns JournalEntry instance
             */
            static create(properties: ratchet.v1.JournalEntry.$Shape): ratchet.v1.JournalEntry & ratchet.v1.JournalEntry.$Shape;
            static create(properties?: ratchet.v1.JournalEntry.$Properties): ratchet.v1.JournalEntry;

            /**
             * Encodes the specified JournalEntry message. Does not implicitly {@link ratchet.v1.JournalEntry.verify|verify} messages.
             * @param message JournalEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.JournalEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JournalEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.JournalEntry & ratchet.v1.JournalEntry.$Shape} JournalEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.JournalEntry & ratchet.v1.JournalEntry.$Shape;

            /**
             * Creates a JournalEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns JournalEntry
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.JournalEntry;

            /**
             * Creates a plain object from a JournalEntry message. Also converts values to other types if specified.
             * @param message JournalEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.JournalEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this JournalEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for JournalEntry
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JournalEntry {

            /** Properties of a JournalEntry. */
            interface $Properties {

                /** JournalEntry entry */
                entry?: (Long|null);

                /** JournalEntry keyId */
                keyId?: (string|null);

                /** JournalEntry head */
                head?: (string|null);

                /** JournalEntry hypothesis */
                hypothesis?: (string|null);

                /** JournalEntry outcome */
                outcome?: (ratchet.v1.ExperimentOutcome|null);

                /** JournalEntry metric */
                metric?: (number|null);

                /** JournalEntry recordedAtMs */
                recordedAtMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JournalEntry. */
            type $Shape = ratchet.v1.JournalEntry.$Properties;
        }

        /**
         * Properties of a ReadJournalRequest.
         * @deprecated Use ratchet.v1.ReadJournalRequest.$Properties instead.
         */
        interface IReadJournalRequest extends ratchet.v1.ReadJournalRequest.$Properties {
        }

        /** Represents a ReadJournalRequest. */
        class ReadJournalRequest {

            /**
             * Constructs a new ReadJournalRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.ReadJournalRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadJournalRequest track. */
            track: string;

            /** ReadJournalRequest after. */
            after: Long;

            /** ReadJournalRequest limit. */
            limit: number;

            /**
             * Creates a new ReadJournalRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadJournalRequest instance
             */
            static create(properties: ratchet.v1.ReadJournalRequest.$Shape): ratchet.v1.ReadJournalRequest & ratchet.v1.ReadJournalRequest.$Shape;
            static create(properties?: ratchet.v1.ReadJournalRequest.$Properties): ratchet.v1.ReadJournalRequest;

            /**
             * Encodes the specified ReadJournalRequest message. Does not implicitly {@link ratchet.v1.ReadJournalRequest.verify|verify} messages.
             * @param message ReadJournalRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.ReadJournalRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadJournalRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.ReadJournalRequest & ratchet.v1.ReadJournalRequest.$Shape} ReadJournalRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.ReadJournalRequest & ratchet.v1.ReadJournalRequest.$Shape;

            /**
             * Creates a ReadJournalRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadJournalRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.ReadJournalRequest;

            /**
             * Creates a plain object from a ReadJournalRequest message. Also converts values to other types if specified.
             * @param message ReadJournalRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.ReadJournalRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadJournalRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ReadJournalRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReadJournalRequest {

            /** Properties of a ReadJournalRequest. */
            interface $Properties {

                /** ReadJournalRequest track */
                track?: (string|null);

                /** ReadJournalRequest after */
                after?: (Long|null);

                /** ReadJournalRequest limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadJournalRequest. */
            type $Shape = ratchet.v1.ReadJournalRequest.$Properties;
        }

        /**
         * Properties of a ReadJournalResponse.
         * @deprecated Use ratchet.v1.ReadJournalResponse.$Properties instead.
         */
        interface IReadJournalResponse extends ratchet.v1.ReadJournalResponse.$Properties {
        }

        /** Represents a ReadJournalResponse. */
        class ReadJournalResponse {

            /**
             * Constructs a new ReadJournalResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.ReadJournalResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadJournalResponse entries. */
            entries: ratchet.v1.JournalEntry.$Properties[];

            /**
             * Creates a new ReadJournalResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadJournalResponse instance
             */
            static create(properties: ratchet.v1.ReadJournalResponse.$Shape): ratchet.v1.ReadJournalResponse & ratchet.v1.ReadJournalResponse.$Shape;
            static create(properties?: ratchet.v1.ReadJournalResponse.$Properties): ratchet.v1.ReadJournalResponse;

            /**
             * Encodes the specified ReadJournalResponse message. Does not implicitly {@link ratchet.v1.ReadJournalResponse.verify|verify} messages.
             * @param message ReadJournalResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.ReadJournalResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadJournalResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.ReadJournalResponse & ratchet.v1.ReadJournalResponse.$Shape} ReadJournalResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.ReadJournalResponse & ratchet.v1.ReadJournalResponse.$Shape;

            /**
             * Creates a ReadJournalResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadJournalResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.ReadJournalResponse;

            /**
             * Creates a plain object from a ReadJournalResponse message. Also converts values to other types if specified.
             * @param message ReadJournalResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.ReadJournalResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadJournalResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ReadJournalResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReadJournalResponse {

            /** Properties of a ReadJournalResponse. */
            interface $Properties {

                /** ReadJournalResponse entries */
                entries?: (ratchet.v1.JournalEntry.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadJournalResponse. */
            type $Shape = ratchet.v1.ReadJournalResponse.$Properties;
        }

        /**
         * Properties of a TakeLeaseRequest.
         * @deprecated Use ratchet.v1.TakeLeaseRequest.$Properties instead.
         */
        interface ITakeLeaseRequest extends ratchet.v1.TakeLeaseRequest.$Properties {
        }

        /** Represents a TakeLeaseRequest. */
        class TakeLeaseRequest {

            /**
             * Constructs a new TakeLeaseRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.TakeLeaseRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TakeLeaseRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** TakeLeaseRequest track. */
            track: string;

            /** TakeLeaseRequest hypothesis. */
            hypothesis: string;

            /**
             * Creates a new TakeLeaseRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TakeLeaseRequest instance
             */
            static create(properties: ratchet.v1.TakeLeaseRequest.$Shape): ratchet.v1.TakeLeaseRequest & ratchet.v1.TakeLeaseRequest.$Shape;
            static create(properties?: ratchet.v1.TakeLeaseRequest.$Properties): ratchet.v1.TakeLeaseRequest;

            /**
             * Encodes the specified TakeLeaseRequest message. Does not implicitly {@link ratchet.v1.TakeLeaseRequest.verify|verify} messages.
             * @param message TakeLeaseRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.TakeLeaseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TakeLeaseRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.TakeLeaseRequest & ratchet.v1.TakeLeaseRequest.$Shape} TakeLeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.TakeLeaseRequest & ratchet.v1.TakeLeaseRequest.$Shape;

            /**
             * Creates a TakeLeaseRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TakeLeaseRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.TakeLeaseRequest;

            /**
             * Creates a plain object from a TakeLeaseRequest message. Also converts values to other types if specified.
             * @param message TakeLeaseRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.TakeLeaseRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TakeLeaseRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for TakeLeaseRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace TakeLeaseRequest {

            /** Properties of a TakeLeaseRequest. */
            interface $Properties {

                /** TakeLeaseRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** TakeLeaseRequest track */
                track?: (string|null);

                /** TakeLeaseRequest hypothesis */
                hypothesis?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TakeLeaseRequest. */
            type $Shape = ratchet.v1.TakeLeaseRequest.$Properties;
        }

        /**
         * Properties of a TakeLeaseResponse.
         * @deprecated Use ratchet.v1.TakeLeaseResponse.$Properties instead.
         */
        interface ITakeLeaseResponse extends ratchet.v1.TakeLeaseResponse.$Properties {
        }

        /** Represents a TakeLeaseResponse. */
        class TakeLeaseResponse {

            /**
             * Constructs a new TakeLeaseResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.TakeLeaseResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TakeLeaseResponse leaseId. */
            leaseId: string;

            /** TakeLeaseResponse head. */
            head: string;

            /** TakeLeaseResponse expiresAtMs. */
            expiresAtMs: Long;

            /**
             * Creates a new TakeLeaseResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TakeLeaseResponse instance
             */
            static create(properties: ratchet.v1.TakeLeaseResponse.$Shape): ratchet.v1.TakeLeaseResponse & ratchet.v1.TakeLeaseResponse.$Shape;
            static create(properties?: ratchet.v1.TakeLeaseResponse.$Properties): ratchet.v1.TakeLeaseResponse;

            /**
             * Encodes the specified TakeLeaseResponse message. Does not implicitly {@link ratchet.v1.TakeLeaseResponse.verify|verify} messages.
             * @param message TakeLeaseResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.TakeLeaseResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TakeLeaseResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.TakeLeaseResponse & ratchet.v1.TakeLeaseResponse.$Shape} TakeLeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.TakeLeaseResponse & ratchet.v1.TakeLeaseResponse.$Shape;

            /**
             * Creates a TakeLeaseResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns TakeLeaseResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.TakeLeaseResponse;

            /**
             * Creates a plain object from a TakeLeaseResponse message. Also converts values to other types if specified.
             * @param message TakeLeaseResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.TakeLeaseResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this TakeLeaseResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for TakeLeaseResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace TakeLeaseResponse {

            /** Properties of a TakeLeaseResponse. */
            interface $Properties {

                /** TakeLeaseResponse leaseId */
                leaseId?: (string|null);

                /** TakeLeaseResponse head */
                head?: (string|null);

                /** TakeLeaseResponse expiresAtMs */
                expiresAtMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TakeLeaseResponse. */
            type $Shape = ratchet.v1.TakeLeaseResponse.$Properties;
        }

        /**
         * Properties of a RenewLeaseRequest.
         * @deprecated Use ratchet.v1.RenewLeaseRequest.$Properties instead.
         */
        interface IRenewLeaseRequest extends ratchet.v1.RenewLeaseRequest.$Properties {
        }

        /** Represents a RenewLeaseRequest. */
        class RenewLeaseRequest {

            /**
             * Constructs a new RenewLeaseRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.RenewLeaseRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewLeaseRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** RenewLeaseRequest leaseId. */
            leaseId: string;

            /**
             * Creates a new RenewLeaseRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RenewLeaseRequest instance
             */
            static create(properties: ratchet.v1.RenewLeaseRequest.$Shape): ratchet.v1.RenewLeaseRequest & ratchet.v1.RenewLeaseRequest.$Shape;
            static create(properties?: ratchet.v1.RenewLeaseRequest.$Properties): ratchet.v1.RenewLeaseRequest;

            /**
             * Encodes the specified RenewLeaseRequest message. Does not implicitly {@link ratchet.v1.RenewLeaseRequest.verify|verify} messages.
             * @param message RenewLeaseRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.RenewLeaseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewLeaseRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.RenewLeaseRequest & ratchet.v1.RenewLeaseRequest.$Shape} RenewLeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.RenewLeaseRequest & ratchet.v1.RenewLeaseRequest.$Shape;

            /**
             * Creates a RenewLeaseRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RenewLeaseRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.RenewLeaseRequest;

            /**
             * Creates a plain object from a RenewLeaseRequest message. Also converts values to other types if specified.
             * @param message RenewLeaseRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.RenewLeaseRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RenewLeaseRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RenewLeaseRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RenewLeaseRequest {

            /** Properties of a RenewLeaseRequest. */
            interface $Properties {

                /** RenewLeaseRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** RenewLeaseRequest leaseId */
                leaseId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewLeaseRequest. */
            type $Shape = ratchet.v1.RenewLeaseRequest.$Properties;
        }

        /**
         * Properties of a RenewLeaseResponse.
         * @deprecated Use ratchet.v1.RenewLeaseResponse.$Properties instead.
         */
        interface IRenewLeaseResponse extends ratchet.v1.RenewLeaseResponse.$Properties {
        }

        /** Represents a RenewLeaseResponse. */
        class RenewLeaseResponse {

            /**
             * Constructs a new RenewLeaseResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.RenewLeaseResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewLeaseResponse expiresAtMs. */
            expiresAtMs: Long;

            /**
             * Creates a new RenewLeaseResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RenewLeaseResponse instance
             */
            static create(properties: ratchet.v1.RenewLeaseResponse.$Shape): ratchet.v1.RenewLeaseResponse & ratchet.v1.RenewLeaseResponse.$Shape;
            static create(properties?: ratchet.v1.RenewLeaseResponse.$Properties): ratchet.v1.RenewLeaseResponse;

            /**
             * Encodes the specified RenewLeaseResponse message. Does not implicitly {@link ratchet.v1.RenewLeaseResponse.verify|verify} messages.
             * @param message RenewLeaseResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.RenewLeaseResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewLeaseResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.RenewLeaseResponse & ratchet.v1.RenewLeaseResponse.$Shape} RenewLeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.RenewLeaseResponse & ratchet.v1.RenewLeaseResponse.$Shape;

            /**
             * Creates a RenewLeaseResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RenewLeaseResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.RenewLeaseResponse;

            /**
             * Creates a plain object from a RenewLeaseResponse message. Also converts values to other types if specified.
             * @param message RenewLeaseResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.RenewLeaseResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RenewLeaseResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RenewLeaseResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RenewLeaseResponse {

            /** Properties of a RenewLeaseResponse. */
            interface $Properties {

                /** RenewLeaseResponse expiresAtMs */
                expiresAtMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewLeaseResponse. */
            type $Shape = ratchet.v1.RenewLeaseResponse.$Properties;
        }

        /**
         * Properties of a ReleaseLeaseRequest.
         * @deprecated Use ratchet.v1.ReleaseLeaseRequest.$Properties instead.
         */
        interface IReleaseLeaseRequest extends ratchet.v1.ReleaseLeaseRequest.$Properties {
        }

        /** Represents a ReleaseLeaseRequest. */
        class ReleaseLeaseRequest {

            /**
             * Constructs a new ReleaseLeaseRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.ReleaseLeaseRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReleaseLeaseRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** ReleaseLeaseRequest leaseId. */
            leaseId: string;

            /**
             * Creates a new ReleaseLeaseRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReleaseLeaseRequest instance
             */
            static create(properties: ratchet.v1.ReleaseLeaseRequest.$Shape): ratchet.v1.ReleaseLeaseRequest & ratchet.v1.ReleaseLeaseRequest.$Shape;
            static create(properties?: ratchet.v1.ReleaseLeaseRequest.$Properties): ratchet.v1.ReleaseLeaseRequest;

            /**
             * Encodes the specified ReleaseLeaseRequest message. Does not implicitly {@link ratchet.v1.ReleaseLeaseRequest.verify|verify} messages.
             * @param message ReleaseLeaseRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.ReleaseLeaseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseLeaseRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.ReleaseLeaseRequest & ratchet.v1.ReleaseLeaseRequest.$Shape} ReleaseLeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.ReleaseLeaseRequest & ratchet.v1.ReleaseLeaseRequest.$Shape;

            /**
             * Creates a ReleaseLeaseRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReleaseLeaseRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.ReleaseLeaseRequest;

            /**
             * Creates a plain object from a ReleaseLeaseRequest message. Also converts values to other types if specified.
             * @param message ReleaseLeaseRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.ReleaseLeaseRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReleaseLeaseRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ReleaseLeaseRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReleaseLeaseRequest {

            /** Properties of a ReleaseLeaseRequest. */
            interface $Properties {

                /** ReleaseLeaseRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** ReleaseLeaseRequest leaseId */
                leaseId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseLeaseRequest. */
            type $Shape = ratchet.v1.ReleaseLeaseRequest.$Properties;
        }

        /**
         * Properties of a ReleaseLeaseResponse.
         * @deprecated Use ratchet.v1.ReleaseLeaseResponse.$Properties instead.
         */
        interface IReleaseLeaseResponse extends ratchet.v1.ReleaseLeaseResponse.$Properties {
        }

        /** Represents a ReleaseLeaseResponse. */
        class ReleaseLeaseResponse {

            /**
             * Constructs a new ReleaseLeaseResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.ReleaseLeaseResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ReleaseLeaseResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReleaseLeaseResponse instance
             */
            static create(properties: ratchet.v1.ReleaseLeaseResponse.$Shape): ratchet.v1.ReleaseLeaseResponse & ratchet.v1.ReleaseLeaseResponse.$Shape;
            static create(properties?: ratchet.v1.ReleaseLeaseResponse.$Properties): ratchet.v1.ReleaseLeaseResponse;

            /**
             * Encodes the specified ReleaseLeaseResponse message. Does not implicitly {@link ratchet.v1.ReleaseLeaseResponse.verify|verify} messages.
             * @param message ReleaseLeaseResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.ReleaseLeaseResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseLeaseResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.ReleaseLeaseResponse & ratchet.v1.ReleaseLeaseResponse.$Shape} ReleaseLeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.ReleaseLeaseResponse & ratchet.v1.ReleaseLeaseResponse.$Shape;

            /**
             * Creates a ReleaseLeaseResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReleaseLeaseResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.ReleaseLeaseResponse;

            /**
             * Creates a plain object from a ReleaseLeaseResponse message. Also converts values to other types if specified.
             * @param message ReleaseLeaseResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.ReleaseLeaseResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReleaseLeaseResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ReleaseLeaseResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReleaseLeaseResponse {

            /** Properties of a ReleaseLeaseResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseLeaseResponse. */
            type $Shape = ratchet.v1.ReleaseLeaseResponse.$Properties;
        }

        /**
         * Properties of a RegisterRequest.
         * @deprecated Use ratchet.v1.RegisterRequest.$Properties instead.
         */
        interface IRegisterRequest extends ratchet.v1.RegisterRequest.$Properties {
        }

        /** Represents a RegisterRequest. */
        class RegisterRequest {

            /**
             * Constructs a new RegisterRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.RegisterRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RegisterRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** RegisterRequest displayName. */
            displayName: string;

            /** RegisterRequest machine. */
            machine?: (ratchet.v1.Machine.$Properties|null);

            /**
             * Creates a new RegisterRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RegisterRequest instance
             */
            static create(properties: ratchet.v1.RegisterRequest.$Shape): ratchet.v1.RegisterRequest & ratchet.v1.RegisterRequest.$Shape;
            static create(properties?: ratchet.v1.RegisterRequest.$Properties): ratchet.v1.RegisterRequest;

            /**
             * Encodes the specified RegisterRequest message. Does not implicitly {@link ratchet.v1.RegisterRequest.verify|verify} messages.
             * @param message RegisterRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.RegisterRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RegisterRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.RegisterRequest & ratchet.v1.RegisterRequest.$Shape} RegisterRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.RegisterRequest & ratchet.v1.RegisterRequest.$Shape;

            /**
             * Creates a RegisterRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RegisterRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.RegisterRequest;

            /**
             * Creates a plain object from a RegisterRequest message. Also converts values to other types if specified.
             * @param message RegisterRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.RegisterRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RegisterRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RegisterRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RegisterRequest {

            /** Properties of a RegisterRequest. */
            interface $Properties {

                /** RegisterRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** RegisterRequest displayName */
                displayName?: (string|null);

                /** RegisterRequest machine */
                machine?: (ratchet.v1.Machine.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RegisterRequest. */
            type $Shape = ratchet.v1.RegisterRequest.$Properties;
        }

        /**
         * Properties of a Machine.
         * @deprecated Use ratchet.v1.Machine.$Properties instead.
         */
        interface IMachine extends ratchet.v1.Machine.$Properties {
        }

        /** Represents a Machine. */
        class Machine {

            /**
             * Constructs a new Machine.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.Machine.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Machine machineId. */
            machineId: string;

            /** Machine role. */
            role: string;

            /** Machine label. */
            label: string;

            /** Machine hardwareClass. */
            hardwareClass: string;

            /** Machine cpus. */
            cpus: number;

            /** Machine memoryMib. */
            memoryMib: number;

            /** Machine gpus. */
            gpus: string[];

            /** Machine version. */
            version: string;

            /**
             * Creates a new Machine instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Machine instance
             */
            static create(properties: ratchet.v1.Machine.$Shape): ratchet.v1.Machine & ratchet.v1.Machine.$Shape;
            static create(properties?: ratchet.v1.Machine.$Properties): ratchet.v1.Machine;

            /**
             * Encodes the specified Machine message. Does not implicitly {@link ratchet.v1.Machine.verify|verify} messages.
             * @param message Machine message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.Machine.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Machine message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.Machine & ratchet.v1.Machine.$Shape} Machine
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.Machine & ratchet.v1.Machine.$Shape;

            /**
             * Creates a Machine message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Machine
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.Machine;

            /**
             * Creates a plain object from a Machine message. Also converts values to other types if specified.
             * @param message Machine
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.Machine, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Machine to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Machine
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Machine {

            /** Properties of a Machine. */
            interface $Properties {

                /** Machine machineId */
                machineId?: (string|null);

                /** Machine role */
                role?: (string|null);

                /** Machine label */
                label?: (string|null);

                /** Machine hardwareClass */
                hardwareClass?: (string|null);

                /** Machine cpus */
                cpus?: (number|null);

                /** Machine memoryMib */
                memoryMib?: (number|null);

                /** Machine gpus */
                gpus?: (string[]|null);

                /** Machine version */
                version?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Machine. */
            type $Shape = ratchet.v1.Machine.$Properties;
        }

        /**
         * Properties of a RegisterResponse.
         * @deprecated Use ratchet.v1.RegisterResponse.$Properties instead.
         */
        interface IRegisterResponse extends ratchet.v1.RegisterResponse.$Properties {
        }

        /** Represents a RegisterResponse. */
        class RegisterResponse {

            /**
             * Constructs a new RegisterResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.RegisterResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RegisterResponse keyId. */
            keyId: string;

            /** RegisterResponse verifier. */
            verifier: boolean;

            /** RegisterResponse httpUrl. */
            httpUrl: string;

            /** RegisterResponse peers. */
            peers: string[];

            /**
             * Creates a new RegisterResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RegisterResponse instance
             */
            static create(properties: ratchet.v1.RegisterResponse.$Shape): ratchet.v1.RegisterResponse & ratchet.v1.RegisterResponse.$Shape;
            static create(properties?: ratchet.v1.RegisterResponse.$Properties): ratchet.v1.RegisterResponse;

            /**
             * Encodes the specified RegisterResponse message. Does not implicitly {@link ratchet.v1.RegisterResponse.verify|verify} messages.
             * @param message RegisterResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.RegisterResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RegisterResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.RegisterResponse & ratchet.v1.RegisterResponse.$Shape} RegisterResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.RegisterResponse & ratchet.v1.RegisterResponse.$Shape;

            /**
             * Creates a RegisterResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RegisterResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.RegisterResponse;

            /**
             * Creates a plain object from a RegisterResponse message. Also converts values to other types if specified.
             * @param message RegisterResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.RegisterResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RegisterResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RegisterResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RegisterResponse {

            /** Properties of a RegisterResponse. */
            interface $Properties {

                /** RegisterResponse keyId */
                keyId?: (string|null);

                /** RegisterResponse verifier */
                verifier?: (boolean|null);

                /** RegisterResponse httpUrl */
                httpUrl?: (string|null);

                /** RegisterResponse peers */
                peers?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RegisterResponse. */
            type $Shape = ratchet.v1.RegisterResponse.$Properties;
        }

        /** SubmissionState enum. */
        enum SubmissionState {

            /** SUBMISSION_STATE_UNSPECIFIED value */
            SUBMISSION_STATE_UNSPECIFIED = 0,

            /** SUBMISSION_STATE_COMMITTED value */
            SUBMISSION_STATE_COMMITTED = 1,

            /** SUBMISSION_STATE_REVEALED value */
            SUBMISSION_STATE_REVEALED = 2,

            /** SUBMISSION_STATE_ADMITTED value */
            SUBMISSION_STATE_ADMITTED = 3,

            /** SUBMISSION_STATE_TESTING value */
            SUBMISSION_STATE_TESTING = 4,

            /** SUBMISSION_STATE_DISPUTED value */
            SUBMISSION_STATE_DISPUTED = 5,

            /** SUBMISSION_STATE_ACCEPTED value */
            SUBMISSION_STATE_ACCEPTED = 6,

            /** SUBMISSION_STATE_MERGED value */
            SUBMISSION_STATE_MERGED = 7,

            /** SUBMISSION_STATE_STALE value */
            SUBMISSION_STATE_STALE = 8,

            /** SUBMISSION_STATE_REJECTED value */
            SUBMISSION_STATE_REJECTED = 9,

            /** SUBMISSION_STATE_LAPSED value */
            SUBMISSION_STATE_LAPSED = 10,

            /** SUBMISSION_STATE_REVERTED value */
            SUBMISSION_STATE_REVERTED = 11
        }

        /**
         * Properties of a CommitRequest.
         * @deprecated Use ratchet.v1.CommitRequest.$Properties instead.
         */
        interface ICommitRequest extends ratchet.v1.CommitRequest.$Properties {
        }

        /** Represents a CommitRequest. */
        class CommitRequest {

            /**
             * Constructs a new CommitRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.CommitRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommitRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** CommitRequest leaseId. */
            leaseId: string;

            /** CommitRequest track. */
            track: string;

            /** CommitRequest commitment. */
            commitment: string;

            /**
             * Creates a new CommitRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CommitRequest instance
             */
            static create(properties: ratchet.v1.CommitRequest.$Shape): ratchet.v1.CommitRequest & ratchet.v1.CommitRequest.$Shape;
            static create(properties?: ratchet.v1.CommitRequest.$Properties): ratchet.v1.CommitRequest;

            /**
             * Encodes the specified CommitRequest message. Does not implicitly {@link ratchet.v1.CommitRequest.verify|verify} messages.
             * @param message CommitRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.CommitRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommitRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.CommitRequest & ratchet.v1.CommitRequest.$Shape} CommitRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.CommitRequest & ratchet.v1.CommitRequest.$Shape;

            /**
             * Creates a CommitRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CommitRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.CommitRequest;

            /**
             * Creates a plain object from a CommitRequest message. Also converts values to other types if specified.
             * @param message CommitRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.CommitRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CommitRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CommitRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CommitRequest {

            /** Properties of a CommitRequest. */
            interface $Properties {

                /** CommitRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** CommitRequest leaseId */
                leaseId?: (string|null);

                /** CommitRequest track */
                track?: (string|null);

                /** CommitRequest commitment */
                commitment?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommitRequest. */
            type $Shape = ratchet.v1.CommitRequest.$Properties;
        }

        /**
         * Properties of a CommitResponse.
         * @deprecated Use ratchet.v1.CommitResponse.$Properties instead.
         */
        interface ICommitResponse extends ratchet.v1.CommitResponse.$Properties {
        }

        /** Represents a CommitResponse. */
        class CommitResponse {

            /**
             * Constructs a new CommitResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.CommitResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommitResponse submissionId. */
            submissionId: string;

            /** CommitResponse logIndex. */
            logIndex: Long;

            /**
             * Creates a new CommitResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CommitResponse instance
             */
            static create(properties: ratchet.v1.CommitResponse.$Shape): ratchet.v1.CommitResponse & ratchet.v1.CommitResponse.$Shape;
            static create(properties?: ratchet.v1.CommitResponse.$Properties): ratchet.v1.CommitResponse;

            /**
             * Encodes the specified CommitResponse message. Does not implicitly {@link ratchet.v1.CommitResponse.verify|verify} messages.
             * @param message CommitResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.CommitResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommitResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.CommitResponse & ratchet.v1.CommitResponse.$Shape} CommitResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.CommitResponse & ratchet.v1.CommitResponse.$Shape;

            /**
             * Creates a CommitResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CommitResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.CommitResponse;

            /**
             * Creates a plain object from a CommitResponse message. Also converts values to other types if specified.
             * @param message CommitResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.CommitResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CommitResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CommitResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CommitResponse {

            /** Properties of a CommitResponse. */
            interface $Properties {

                /** CommitResponse submissionId */
                submissionId?: (string|null);

                /** CommitResponse logIndex */
                logIndex?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommitResponse. */
            type $Shape = ratchet.v1.CommitResponse.$Properties;
        }

        /**
         * Properties of an Opening.
         * @deprecated Use ratchet.v1.Opening.$Properties instead.
         */
        interface IOpening extends ratchet.v1.Opening.$Properties {
        }

        /** Represents an Opening. */
        class Opening {

            /**
             * Constructs a new Opening.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.Opening.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Opening header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** Opening submissionId. */
            submissionId: string;

            /** Opening track. */
            track: string;

            /** Opening head. */
            head: string;

            /** Opening candidate. */
            candidate: string;

            /** Opening tree. */
            tree: string;

            /** Opening claim. */
            claim: Uint8Array;

            /** Opening nonce. */
            nonce: Uint8Array;

            /** Opening bundleSha256. */
            bundleSha256: string;

            /** Opening bundleBytes. */
            bundleBytes: number;

            /**
             * Creates a new Opening instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Opening instance
             */
            static create(properties: ratchet.v1.Opening.$Shape): ratchet.v1.Opening & ratchet.v1.Opening.$Shape;
            static create(properties?: ratchet.v1.Opening.$Properties): ratchet.v1.Opening;

            /**
             * Encodes the specified Opening message. Does not implicitly {@link ratchet.v1.Opening.verify|verify} messages.
             * @param message Opening message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.Opening.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Opening message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.Opening & ratchet.v1.Opening.$Shape} Opening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.Opening & ratchet.v1.Opening.$Shape;

            /**
             * Creates an Opening message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Opening
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.Opening;

            /**
             * Creates a plain object from an Opening message. Also converts values to other types if specified.
             * @param message Opening
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.Opening, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Opening to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Opening
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Opening {

            /** Properties of an Opening. */
            interface $Properties {

                /** Opening header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** Opening submissionId */
                submissionId?: (string|null);

                /** Opening track */
                track?: (string|null);

                /** Opening head */
                head?: (string|null);

                /** Opening candidate */
                candidate?: (string|null);

                /** Opening tree */
                tree?: (string|null);

                /** Opening claim */
                claim?: (Uint8Array|null);

                /** Opening nonce */
                nonce?: (Uint8Array|null);

                /** Opening bundleSha256 */
                bundleSha256?: (string|null);

                /** Opening bundleBytes */
                bundleBytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Opening. */
            type $Shape = ratchet.v1.Opening.$Properties;
        }

        /**
         * Properties of a RevealRequest.
         * @deprecated Use ratchet.v1.RevealRequest.$Properties instead.
         */
        interface IRevealRequest extends ratchet.v1.RevealRequest.$Properties {
        }

        /** Represents a RevealRequest. */
        class RevealRequest {

            /**
             * Constructs a new RevealRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.RevealRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RevealRequest opening. */
            opening?: (ratchet.v1.Opening.$Properties|null);

            /** RevealRequest chunk. */
            chunk?: (Uint8Array|null);

            /** RevealRequest part. */
            part?: ("opening"|"chunk");

            /**
             * Creates a new RevealRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RevealRequest instance
             */
            static create(properties: ratchet.v1.RevealRequest.$Shape): ratchet.v1.RevealRequest & ratchet.v1.RevealRequest.$Shape;
            static create(properties?: ratchet.v1.RevealRequest.$Properties): ratchet.v1.RevealRequest;

            /**
             * Encodes the specified RevealRequest message. Does not implicitly {@link ratchet.v1.RevealRequest.verify|verify} messages.
             * @param message RevealRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.RevealRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RevealRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.RevealRequest & ratchet.v1.RevealRequest.$Shape} RevealRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.RevealRequest & ratchet.v1.RevealRequest.$Shape;

            /**
             * Creates a RevealRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RevealRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.RevealRequest;

            /**
             * Creates a plain object from a RevealRequest message. Also converts values to other types if specified.
             * @param message RevealRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.RevealRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RevealRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RevealRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RevealRequest {

            /** Properties of a RevealRequest. */
            interface $Properties {

                /** RevealRequest opening */
                opening?: (ratchet.v1.Opening.$Properties|null);

                /** RevealRequest chunk */
                chunk?: (Uint8Array|null);

                /** RevealRequest part */
                part?: ("opening"|"chunk");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a RevealRequest. */
            type $Shape = {
              opening?: ratchet.v1.Opening.$Shape|null;
              chunk?: Uint8Array|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ part?: undefined; opening?: null; chunk?: null }|{ part?: "opening"; opening: ratchet.v1.Opening.$Shape; chunk?: null }|{ part?: "chunk"; opening?: null; chunk: Uint8Array })
            );
        }

        /**
         * Properties of a RevealResponse.
         * @deprecated Use ratchet.v1.RevealResponse.$Properties instead.
         */
        interface IRevealResponse extends ratchet.v1.RevealResponse.$Properties {
        }

        /** Represents a RevealResponse. */
        class RevealResponse {

            /**
             * Constructs a new RevealResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.RevealResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RevealResponse state. */
            state: ratchet.v1.SubmissionState;

            /**
             * Creates a new RevealResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RevealResponse instance
             */
            static create(properties: ratchet.v1.RevealResponse.$Shape): ratchet.v1.RevealResponse & ratchet.v1.RevealResponse.$Shape;
            static create(properties?: ratchet.v1.RevealResponse.$Properties): ratchet.v1.RevealResponse;

            /**
             * Encodes the specified RevealResponse message. Does not implicitly {@link ratchet.v1.RevealResponse.verify|verify} messages.
             * @param message RevealResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.RevealResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RevealResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.RevealResponse & ratchet.v1.RevealResponse.$Shape} RevealResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.RevealResponse & ratchet.v1.RevealResponse.$Shape;

            /**
             * Creates a RevealResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RevealResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.RevealResponse;

            /**
             * Creates a plain object from a RevealResponse message. Also converts values to other types if specified.
             * @param message RevealResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.RevealResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RevealResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RevealResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RevealResponse {

            /** Properties of a RevealResponse. */
            interface $Properties {

                /** RevealResponse state */
                state?: (ratchet.v1.SubmissionState|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RevealResponse. */
            type $Shape = ratchet.v1.RevealResponse.$Properties;
        }

        /**
         * Properties of a GetSubmissionRequest.
         * @deprecated Use ratchet.v1.GetSubmissionRequest.$Properties instead.
         */
        interface IGetSubmissionRequest extends ratchet.v1.GetSubmissionRequest.$Properties {
        }

        /** Represents a GetSubmissionRequest. */
        class GetSubmissionRequest {

            /**
             * Constructs a new GetSubmissionRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.GetSubmissionRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetSubmissionRequest submissionId. */
            submissionId: string;

            /**
             * Creates a new GetSubmissionRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetSubmissionRequest instance
             */
            static create(properties: ratchet.v1.GetSubmissionRequest.$Shape): ratchet.v1.GetSubmissionRequest & ratchet.v1.GetSubmissionRequest.$Shape;
            static create(properties?: ratchet.v1.GetSubmissionRequest.$Properties): ratchet.v1.GetSubmissionRequest;

            /**
             * Encodes the specified GetSubmissionRequest message. Does not implicitly {@link ratchet.v1.GetSubmissionRequest.verify|verify} messages.
             * @param message GetSubmissionRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.GetSubmissionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetSubmissionRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.GetSubmissionRequest & ratchet.v1.GetSubmissionRequest.$Shape} GetSubmissionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.GetSubmissionRequest & ratchet.v1.GetSubmissionRequest.$Shape;

            /**
             * Creates a GetSubmissionRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GetSubmissionRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.GetSubmissionRequest;

            /**
             * Creates a plain object from a GetSubmissionRequest message. Also converts values to other types if specified.
             * @param message GetSubmissionRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.GetSubmissionRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GetSubmissionRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for GetSubmissionRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetSubmissionRequest {

            /** Properties of a GetSubmissionRequest. */
            interface $Properties {

                /** GetSubmissionRequest submissionId */
                submissionId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetSubmissionRequest. */
            type $Shape = ratchet.v1.GetSubmissionRequest.$Properties;
        }

        /**
         * Properties of a GetSubmissionResponse.
         * @deprecated Use ratchet.v1.GetSubmissionResponse.$Properties instead.
         */
        interface IGetSubmissionResponse extends ratchet.v1.GetSubmissionResponse.$Properties {
        }

        /** Represents a GetSubmissionResponse. */
        class GetSubmissionResponse {

            /**
             * Constructs a new GetSubmissionResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.GetSubmissionResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetSubmissionResponse submissionId. */
            submissionId: string;

            /** GetSubmissionResponse state. */
            state: ratchet.v1.SubmissionState;

            /** GetSubmissionResponse reason. */
            reason: string;

            /** GetSubmissionResponse code. */
            code: string;

            /** GetSubmissionResponse detail. */
            detail: string;

            /** GetSubmissionResponse effect. */
            effect?: (number|null);

            /** GetSubmissionResponse mergedAs. */
            mergedAs: string;

            /** GetSubmissionResponse track. */
            track: string;

            /** GetSubmissionResponse candidate. */
            candidate: string;

            /** GetSubmissionResponse head. */
            head: string;

            /** GetSubmissionResponse awaitsApproval. */
            awaitsApproval: boolean;

            /**
             * Creates a new GetSubmissionResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetSubmissionResponse instance
             */
            static create(properties: ratchet.v1.GetSubmissionResponse.$Shape): ratchet.v1.GetSubmissionResponse & ratchet.v1.GetSubmissionResponse.$Shape;
            static create(properties?: ratchet.v1.GetSubmissionResponse.$Properties): ratchet.v1.GetSubmissionResponse;

            /**
             * Encodes the specified GetSubmissionResponse message. Does not implicitly {@link ratchet.v1.GetSubmissionResponse.verify|verify} messages.
             * @param message GetSubmissionResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.GetSubmissionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetSubmissionResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.GetSubmissionResponse & ratchet.v1.GetSubmissionResponse.$Shape} GetSubmissionResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.GetSubmissionResponse & ratchet.v1.GetSubmissionResponse.$Shape;

            /**
             * Creates a GetSubmissionResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GetSubmissionResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.GetSubmissionResponse;

            /**
             * Creates a plain object from a GetSubmissionResponse message. Also converts values to other types if specified.
             * @param message GetSubmissionResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.GetSubmissionResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GetSubmissionResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for GetSubmissionResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetSubmissionResponse {

            /** Properties of a GetSubmissionResponse. */
            interface $Properties {

                /** GetSubmissionResponse submissionId */
                submissionId?: (string|null);

                /** GetSubmissionResponse state */
                state?: (ratchet.v1.SubmissionState|null);

                /** GetSubmissionResponse reason */
                reason?: (string|null);

                /** GetSubmissionResponse code */
                code?: (string|null);

                /** GetSubmissionResponse detail */
                detail?: (string|null);

                /** GetSubmissionResponse effect */
                effect?: (number|null);

                /** GetSubmissionResponse mergedAs */
                mergedAs?: (string|null);

                /** GetSubmissionResponse track */
                track?: (string|null);

                /** GetSubmissionResponse candidate */
                candidate?: (string|null);

                /** GetSubmissionResponse head */
                head?: (string|null);

                /** GetSubmissionResponse awaitsApproval */
                awaitsApproval?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetSubmissionResponse. */
            type $Shape = ratchet.v1.GetSubmissionResponse.$Properties;
        }

        /**
         * Properties of an ApproveMergeRequest.
         * @deprecated Use ratchet.v1.ApproveMergeRequest.$Properties instead.
         */
        interface IApproveMergeRequest extends ratchet.v1.ApproveMergeRequest.$Properties {
        }

        /** Represents an ApproveMergeRequest. */
        class ApproveMergeRequest {

            /**
             * Constructs a new ApproveMergeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.ApproveMergeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ApproveMergeRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** ApproveMergeRequest submissionId. */
            submissionId: string;

            /** ApproveMergeRequest approval. */
            approval: Uint8Array;

            /**
             * Creates a new ApproveMergeRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ApproveMergeRequest instance
             */
            static create(properties: ratchet.v1.ApproveMergeRequest.$Shape): ratchet.v1.ApproveMergeRequest & ratchet.v1.ApproveMergeRequest.$Shape;
            static create(properties?: ratchet.v1.ApproveMergeRequest.$Properties): ratchet.v1.ApproveMergeRequest;

            /**
             * Encodes the specified ApproveMergeRequest message. Does not implicitly {@link ratchet.v1.ApproveMergeRequest.verify|verify} messages.
             * @param message ApproveMergeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.ApproveMergeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ApproveMergeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.ApproveMergeRequest & ratchet.v1.ApproveMergeRequest.$Shape} ApproveMergeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.ApproveMergeRequest & ratchet.v1.ApproveMergeRequest.$Shape;

            /**
             * Creates an ApproveMergeRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ApproveMergeRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.ApproveMergeRequest;

            /**
             * Creates a plain object from an ApproveMergeRequest message. Also converts values to other types if specified.
             * @param message ApproveMergeRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.ApproveMergeRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ApproveMergeRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ApproveMergeRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ApproveMergeRequest {

            /** Properties of an ApproveMergeRequest. */
            interface $Properties {

                /** ApproveMergeRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** ApproveMergeRequest submissionId */
                submissionId?: (string|null);

                /** ApproveMergeRequest approval */
                approval?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ApproveMergeRequest. */
            type $Shape = ratchet.v1.ApproveMergeRequest.$Properties;
        }

        /**
         * Properties of an ApproveMergeResponse.
         * @deprecated Use ratchet.v1.ApproveMergeResponse.$Properties instead.
         */
        interface IApproveMergeResponse extends ratchet.v1.ApproveMergeResponse.$Properties {
        }

        /** Represents an ApproveMergeResponse. */
        class ApproveMergeResponse {

            /**
             * Constructs a new ApproveMergeResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.ApproveMergeResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ApproveMergeResponse logIndex. */
            logIndex: Long;

            /**
             * Creates a new ApproveMergeResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ApproveMergeResponse instance
             */
            static create(properties: ratchet.v1.ApproveMergeResponse.$Shape): ratchet.v1.ApproveMergeResponse & ratchet.v1.ApproveMergeResponse.$Shape;
            static create(properties?: ratchet.v1.ApproveMergeResponse.$Properties): ratchet.v1.ApproveMergeResponse;

            /**
             * Encodes the specified ApproveMergeResponse message. Does not implicitly {@link ratchet.v1.ApproveMergeResponse.verify|verify} messages.
             * @param message ApproveMergeResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.ApproveMergeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ApproveMergeResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.ApproveMergeResponse & ratchet.v1.ApproveMergeResponse.$Shape} ApproveMergeResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.ApproveMergeResponse & ratchet.v1.ApproveMergeResponse.$Shape;

            /**
             * Creates an ApproveMergeResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ApproveMergeResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.ApproveMergeResponse;

            /**
             * Creates a plain object from an ApproveMergeResponse message. Also converts values to other types if specified.
             * @param message ApproveMergeResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.ApproveMergeResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ApproveMergeResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ApproveMergeResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ApproveMergeResponse {

            /** Properties of an ApproveMergeResponse. */
            interface $Properties {

                /** ApproveMergeResponse logIndex */
                logIndex?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ApproveMergeResponse. */
            type $Shape = ratchet.v1.ApproveMergeResponse.$Properties;
        }

        /**
         * Properties of a Track.
         * @deprecated Use ratchet.v1.Track.$Properties instead.
         */
        interface ITrack extends ratchet.v1.Track.$Properties {
        }

        /** Represents a Track. */
        class Track {

            /**
             * Constructs a new Track.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.Track.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Track name. */
            name: string;

            /** Track title. */
            title: string;

            /** Track interests. */
            interests: string[];

            /** Track head. */
            head: string;

            /** Track headTreeBlob. */
            headTreeBlob: string;

            /** Track manifestJson. */
            manifestJson: string;

            /** Track clonePath. */
            clonePath: string;

            /** Track calibrated. */
            calibrated: boolean;

            /** Track merges. */
            merges: number;

            /**
             * Creates a new Track instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Track instance
             */
            static create(properties: ratchet.v1.Track.$Shape): ratchet.v1.Track & ratchet.v1.Track.$Shape;
            static create(properties?: ratchet.v1.Track.$Properties): ratchet.v1.Track;

            /**
             * Encodes the specified Track message. Does not implicitly {@link ratchet.v1.Track.verify|verify} messages.
             * @param message Track message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.Track.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Track message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.Track & ratchet.v1.Track.$Shape} Track
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.Track & ratchet.v1.Track.$Shape;

            /**
             * Creates a Track message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Track
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.Track;

            /**
             * Creates a plain object from a Track message. Also converts values to other types if specified.
             * @param message Track
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.Track, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Track to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Track
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Track {

            /** Properties of a Track. */
            interface $Properties {

                /** Track name */
                name?: (string|null);

                /** Track title */
                title?: (string|null);

                /** Track interests */
                interests?: (string[]|null);

                /** Track head */
                head?: (string|null);

                /** Track headTreeBlob */
                headTreeBlob?: (string|null);

                /** Track manifestJson */
                manifestJson?: (string|null);

                /** Track clonePath */
                clonePath?: (string|null);

                /** Track calibrated */
                calibrated?: (boolean|null);

                /** Track merges */
                merges?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Track. */
            type $Shape = ratchet.v1.Track.$Properties;
        }

        /**
         * Properties of a ListTracksRequest.
         * @deprecated Use ratchet.v1.ListTracksRequest.$Properties instead.
         */
        interface IListTracksRequest extends ratchet.v1.ListTracksRequest.$Properties {
        }

        /** Represents a ListTracksRequest. */
        class ListTracksRequest {

            /**
             * Constructs a new ListTracksRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.ListTracksRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ListTracksRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListTracksRequest instance
             */
            static create(properties: ratchet.v1.ListTracksRequest.$Shape): ratchet.v1.ListTracksRequest & ratchet.v1.ListTracksRequest.$Shape;
            static create(properties?: ratchet.v1.ListTracksRequest.$Properties): ratchet.v1.ListTracksRequest;

            /**
             * Encodes the specified ListTracksRequest message. Does not implicitly {@link ratchet.v1.ListTracksRequest.verify|verify} messages.
             * @param message ListTracksRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.ListTracksRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListTracksRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.ListTracksRequest & ratchet.v1.ListTracksRequest.$Shape} ListTracksRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.ListTracksRequest & ratchet.v1.ListTracksRequest.$Shape;

            /**
             * Creates a ListTracksRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListTracksRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.ListTracksRequest;

            /**
             * Creates a plain object from a ListTracksRequest message. Also converts values to other types if specified.
             * @param message ListTracksRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.ListTracksRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListTracksRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListTracksRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListTracksRequest {

            /** Properties of a ListTracksRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListTracksRequest. */
            type $Shape = ratchet.v1.ListTracksRequest.$Properties;
        }

        /**
         * Properties of a ListTracksResponse.
         * @deprecated Use ratchet.v1.ListTracksResponse.$Properties instead.
         */
        interface IListTracksResponse extends ratchet.v1.ListTracksResponse.$Properties {
        }

        /** Represents a ListTracksResponse. */
        class ListTracksResponse {

            /**
             * Constructs a new ListTracksResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.ListTracksResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListTracksResponse tracks. */
            tracks: ratchet.v1.Track.$Properties[];

            /**
             * Creates a new ListTracksResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListTracksResponse instance
             */
            static create(properties: ratchet.v1.ListTracksResponse.$Shape): ratchet.v1.ListTracksResponse & ratchet.v1.ListTracksResponse.$Shape;
            static create(properties?: ratchet.v1.ListTracksResponse.$Properties): ratchet.v1.ListTracksResponse;

            /**
             * Encodes the specified ListTracksResponse message. Does not implicitly {@link ratchet.v1.ListTracksResponse.verify|verify} messages.
             * @param message ListTracksResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.ListTracksResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListTracksResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.ListTracksResponse & ratchet.v1.ListTracksResponse.$Shape} ListTracksResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.ListTracksResponse & ratchet.v1.ListTracksResponse.$Shape;

            /**
             * Creates a ListTracksResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListTracksResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.ListTracksResponse;

            /**
             * Creates a plain object from a ListTracksResponse message. Also converts values to other types if specified.
             * @param message ListTracksResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.ListTracksResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListTracksResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListTracksResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListTracksResponse {

            /** Properties of a ListTracksResponse. */
            interface $Properties {

                /** ListTracksResponse tracks */
                tracks?: (ratchet.v1.Track.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListTracksResponse. */
            type $Shape = ratchet.v1.ListTracksResponse.$Properties;
        }

        /**
         * Properties of a GetTrackRequest.
         * @deprecated Use ratchet.v1.GetTrackRequest.$Properties instead.
         */
        interface IGetTrackRequest extends ratchet.v1.GetTrackRequest.$Properties {
        }

        /** Represents a GetTrackRequest. */
        class GetTrackRequest {

            /**
             * Constructs a new GetTrackRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.GetTrackRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetTrackRequest name. */
            name: string;

            /**
             * Creates a new GetTrackRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetTrackRequest instance
             */
            static create(properties: ratchet.v1.GetTrackRequest.$Shape): ratchet.v1.GetTrackRequest & ratchet.v1.GetTrackRequest.$Shape;
            static create(properties?: ratchet.v1.GetTrackRequest.$Properties): ratchet.v1.GetTrackRequest;

            /**
             * Encodes the specified GetTrackRequest message. Does not implicitly {@link ratchet.v1.GetTrackRequest.verify|verify} messages.
             * @param message GetTrackRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.GetTrackRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetTrackRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.GetTrackRequest & ratchet.v1.GetTrackRequest.$Shape} GetTrackRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.GetTrackRequest & ratchet.v1.GetTrackRequest.$Shape;

            /**
             * Creates a GetTrackRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GetTrackRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.GetTrackRequest;

            /**
             * Creates a plain object from a GetTrackRequest message. Also converts values to other types if specified.
             * @param message GetTrackRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.GetTrackRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GetTrackRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for GetTrackRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetTrackRequest {

            /** Properties of a GetTrackRequest. */
            interface $Properties {

                /** GetTrackRequest name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetTrackRequest. */
            type $Shape = ratchet.v1.GetTrackRequest.$Properties;
        }

        /**
         * Properties of a GetTrackResponse.
         * @deprecated Use ratchet.v1.GetTrackResponse.$Properties instead.
         */
        interface IGetTrackResponse extends ratchet.v1.GetTrackResponse.$Properties {
        }

        /** Represents a GetTrackResponse. */
        class GetTrackResponse {

            /**
             * Constructs a new GetTrackResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.GetTrackResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetTrackResponse track. */
            track?: (ratchet.v1.Track.$Properties|null);

            /** GetTrackResponse httpUrl. */
            httpUrl: string;

            /**
             * Creates a new GetTrackResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetTrackResponse instance
             */
            static create(properties: ratchet.v1.GetTrackResponse.$Shape): ratchet.v1.GetTrackResponse & ratchet.v1.GetTrackResponse.$Shape;
            static create(properties?: ratchet.v1.GetTrackResponse.$Properties): ratchet.v1.GetTrackResponse;

            /**
             * Encodes the specified GetTrackResponse message. Does not implicitly {@link ratchet.v1.GetTrackResponse.verify|verify} messages.
             * @param message GetTrackResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.GetTrackResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetTrackResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.GetTrackResponse & ratchet.v1.GetTrackResponse.$Shape} GetTrackResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.GetTrackResponse & ratchet.v1.GetTrackResponse.$Shape;

            /**
             * Creates a GetTrackResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GetTrackResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.GetTrackResponse;

            /**
             * Creates a plain object from a GetTrackResponse message. Also converts values to other types if specified.
             * @param message GetTrackResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.GetTrackResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GetTrackResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for GetTrackResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetTrackResponse {

            /** Properties of a GetTrackResponse. */
            interface $Properties {

                /** GetTrackResponse track */
                track?: (ratchet.v1.Track.$Properties|null);

                /** GetTrackResponse httpUrl */
                httpUrl?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetTrackResponse. */
            type $Shape = ratchet.v1.GetTrackResponse.$Properties;
        }

        /**
         * Properties of a FetchBlobRequest.
         * @deprecated Use ratchet.v1.FetchBlobRequest.$Properties instead.
         */
        interface IFetchBlobRequest extends ratchet.v1.FetchBlobRequest.$Properties {
        }

        /** Represents a FetchBlobRequest. */
        class FetchBlobRequest {

            /**
             * Constructs a new FetchBlobRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.FetchBlobRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FetchBlobRequest sha256. */
            sha256: string;

            /**
             * Creates a new FetchBlobRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FetchBlobRequest instance
             */
            static create(properties: ratchet.v1.FetchBlobRequest.$Shape): ratchet.v1.FetchBlobRequest & ratchet.v1.FetchBlobRequest.$Shape;
            static create(properties?: ratchet.v1.FetchBlobRequest.$Properties): ratchet.v1.FetchBlobRequest;

            /**
             * Encodes the specified FetchBlobRequest message. Does not implicitly {@link ratchet.v1.FetchBlobRequest.verify|verify} messages.
             * @param message FetchBlobRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.FetchBlobRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchBlobRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchBlobRequest & ratchet.v1.FetchBlobRequest.$Shape} FetchBlobRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.FetchBlobRequest & ratchet.v1.FetchBlobRequest.$Shape;

            /**
             * Creates a FetchBlobRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FetchBlobRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.FetchBlobRequest;

            /**
             * Creates a plain object from a FetchBlobRequest message. Also converts values to other types if specified.
             * @param message FetchBlobRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.FetchBlobRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FetchBlobRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for FetchBlobRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace FetchBlobRequest {

            /** Properties of a FetchBlobRequest. */
            interface $Properties {

                /** FetchBlobRequest sha256 */
                sha256?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FetchBlobRequest. */
            type $Shape = ratchet.v1.FetchBlobRequest.$Properties;
        }

        /**
         * Properties of a FetchBlobResponse.
         * @deprecated Use ratchet.v1.FetchBlobResponse.$Properties instead.
         */
        interface IFetchBlobResponse extends ratchet.v1.FetchBlobResponse.$Properties {
        }

        /** Represents a FetchBlobResponse. */
        class FetchBlobResponse {

            /**
             * Constructs a new FetchBlobResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.FetchBlobResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FetchBlobResponse chunk. */
            chunk: Uint8Array;

            /**
             * Creates a new FetchBlobResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FetchBlobResponse instance
             */
            static create(properties: ratchet.v1.FetchBlobResponse.$Shape): ratchet.v1.FetchBlobResponse & ratchet.v1.FetchBlobResponse.$Shape;
            static create(properties?: ratchet.v1.FetchBlobResponse.$Properties): ratchet.v1.FetchBlobResponse;

            /**
             * Encodes the specified FetchBlobResponse message. Does not implicitly {@link ratchet.v1.FetchBlobResponse.verify|verify} messages.
             * @param message FetchBlobResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.FetchBlobResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchBlobResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchBlobResponse & ratchet.v1.FetchBlobResponse.$Shape} FetchBlobResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.FetchBlobResponse & ratchet.v1.FetchBlobResponse.$Shape;

            /**
             * Creates a FetchBlobResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FetchBlobResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.FetchBlobResponse;

            /**
             * Creates a plain object from a FetchBlobResponse message. Also converts values to other types if specified.
             * @param message FetchBlobResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.FetchBlobResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FetchBlobResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for FetchBlobResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace FetchBlobResponse {

            /** Properties of a FetchBlobResponse. */
            interface $Properties {

                /** FetchBlobResponse chunk */
                chunk?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FetchBlobResponse. */
            type $Shape = ratchet.v1.FetchBlobResponse.$Properties;
        }

        /**
         * Properties of a LeaseReplicaRequest.
         * @deprecated Use ratchet.v1.LeaseReplicaRequest.$Properties instead.
         */
        interface ILeaseReplicaRequest extends ratchet.v1.LeaseReplicaRequest.$Properties {
        }

        /** Represents a LeaseReplicaRequest. */
        class LeaseReplicaRequest {

            /**
             * Constructs a new LeaseReplicaRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.LeaseReplicaRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LeaseReplicaRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** LeaseReplicaRequest hardwareClass. */
            hardwareClass: string;

            /** LeaseReplicaRequest waitSeconds. */
            waitSeconds: number;

            /**
             * Creates a new LeaseReplicaRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LeaseReplicaRequest instance
             */
            static create(properties: ratchet.v1.LeaseReplicaRequest.$Shape): ratchet.v1.LeaseReplicaRequest & ratchet.v1.LeaseReplicaRequest.$Shape;
            static create(properties?: ratchet.v1.LeaseReplicaRequest.$Properties): ratchet.v1.LeaseReplicaRequest;

            /**
             * Encodes the specified LeaseReplicaRequest message. Does not implicitly {@link ratchet.v1.LeaseReplicaRequest.verify|verify} messages.
             * @param message LeaseReplicaRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.LeaseReplicaRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaseReplicaRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.LeaseReplicaRequest & ratchet.v1.LeaseReplicaRequest.$Shape} LeaseReplicaRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.LeaseReplicaRequest & ratchet.v1.LeaseReplicaRequest.$Shape;

            /**
             * Creates a LeaseReplicaRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LeaseReplicaRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.LeaseReplicaRequest;

            /**
             * Creates a plain object from a LeaseReplicaRequest message. Also converts values to other types if specified.
             * @param message LeaseReplicaRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.LeaseReplicaRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LeaseReplicaRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for LeaseReplicaRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LeaseReplicaRequest {

            /** Properties of a LeaseReplicaRequest. */
            interface $Properties {

                /** LeaseReplicaRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** LeaseReplicaRequest hardwareClass */
                hardwareClass?: (string|null);

                /** LeaseReplicaRequest waitSeconds */
                waitSeconds?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaseReplicaRequest. */
            type $Shape = ratchet.v1.LeaseReplicaRequest.$Properties;
        }

        /**
         * Properties of a Replica.
         * @deprecated Use ratchet.v1.Replica.$Properties instead.
         */
        interface IReplica extends ratchet.v1.Replica.$Properties {
        }

        /** Represents a Replica. */
        class Replica {

            /**
             * Constructs a new Replica.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.Replica.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Replica replicaId. */
            replicaId: string;

            /** Replica track. */
            track: string;

            /** Replica headTreeBlob. */
            headTreeBlob: string;

            /** Replica treeBlob. */
            treeBlob: string;

            /** Replica tree. */
            tree: string;

            /** Replica commit. */
            commit: string;

            /** Replica seed. */
            seed: number;

            /** Replica expiresAtMs. */
            expiresAtMs: Long;

            /** Replica trainBlob. */
            trainBlob: string;

            /** Replica manifestJson. */
            manifestJson: string;

            /** Replica season. */
            season: number;

            /**
             * Creates a new Replica instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Replica instance
             */
            static create(properties: ratchet.v1.Replica.$Shape): ratchet.v1.Replica & ratchet.v1.Replica.$Shape;
            static create(properties?: ratchet.v1.Replica.$Properties): ratchet.v1.Replica;

            /**
             * Encodes the specified Replica message. Does not implicitly {@link ratchet.v1.Replica.verify|verify} messages.
             * @param message Replica message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.Replica.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Replica message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.Replica & ratchet.v1.Replica.$Shape} Replica
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.Replica & ratchet.v1.Replica.$Shape;

            /**
             * Creates a Replica message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Replica
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.Replica;

            /**
             * Creates a plain object from a Replica message. Also converts values to other types if specified.
             * @param message Replica
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.Replica, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Replica to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Replica
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Replica {

            /** Properties of a Replica. */
            interface $Properties {

                /** Replica replicaId */
                replicaId?: (string|null);

                /** Replica track */
                track?: (string|null);

                /** Replica headTreeBlob */
                headTreeBlob?: (string|null);

                /** Replica treeBlob */
                treeBlob?: (string|null);

                /** Replica tree */
                tree?: (string|null);

                /** Replica commit */
                commit?: (string|null);

                /** Replica seed */
                seed?: (number|null);

                /** Replica expiresAtMs */
                expiresAtMs?: (Long|null);

                /** Replica trainBlob */
                trainBlob?: (string|null);

                /** Replica manifestJson */
                manifestJson?: (string|null);

                /** Replica season */
                season?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Replica. */
            type $Shape = ratchet.v1.Replica.$Properties;
        }

        /**
         * Properties of a LeaseReplicaResponse.
         * @deprecated Use ratchet.v1.LeaseReplicaResponse.$Properties instead.
         */
        interface ILeaseReplicaResponse extends ratchet.v1.LeaseReplicaResponse.$Properties {
        }

        /** Represents a LeaseReplicaResponse. */
        class LeaseReplicaResponse {

            /**
             * Constructs a new LeaseReplicaResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.LeaseReplicaResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LeaseReplicaResponse replica. */
            replica?: (ratchet.v1.Replica.$Properties|null);

            /**
             * Creates a new LeaseReplicaResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LeaseReplicaResponse instance
             */
            static create(properties: ratchet.v1.LeaseReplicaResponse.$Shape): ratchet.v1.LeaseReplicaResponse & ratchet.v1.LeaseReplicaResponse.$Shape;
            static create(properties?: ratchet.v1.LeaseReplicaResponse.$Properties): ratchet.v1.LeaseReplicaResponse;

            /**
             * Encodes the specified LeaseReplicaResponse message. Does not implicitly {@link ratchet.v1.LeaseReplicaResponse.verify|verify} messages.
             * @param message LeaseReplicaResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.LeaseReplicaResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaseReplicaResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.LeaseReplicaResponse & ratchet.v1.LeaseReplicaResponse.$Shape} LeaseReplicaResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.LeaseReplicaResponse & ratchet.v1.LeaseReplicaResponse.$Shape;

            /**
             * Creates a LeaseReplicaResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LeaseReplicaResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.LeaseReplicaResponse;

            /**
             * Creates a plain object from a LeaseReplicaResponse message. Also converts values to other types if specified.
             * @param message LeaseReplicaResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.LeaseReplicaResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LeaseReplicaResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for LeaseReplicaResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LeaseReplicaResponse {

            /** Properties of a LeaseReplicaResponse. */
            interface $Properties {

                /** LeaseReplicaResponse replica */
                replica?: (ratchet.v1.Replica.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaseReplicaResponse. */
            type $Shape = ratchet.v1.LeaseReplicaResponse.$Properties;
        }

        /**
         * Properties of a RenewReplicaRequest.
         * @deprecated Use ratchet.v1.RenewReplicaRequest.$Properties instead.
         */
        interface IRenewReplicaRequest extends ratchet.v1.RenewReplicaRequest.$Properties {
        }

        /** Represents a RenewReplicaRequest. */
        class RenewReplicaRequest {

            /**
             * Constructs a new RenewReplicaRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.RenewReplicaRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewReplicaRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** RenewReplicaRequest replicaId. */
            replicaId: string;

            /**
             * Creates a new RenewReplicaRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RenewReplicaRequest instance
             */
            static create(properties: ratchet.v1.RenewReplicaRequest.$Shape): ratchet.v1.RenewReplicaRequest & ratchet.v1.RenewReplicaRequest.$Shape;
            static create(properties?: ratchet.v1.RenewReplicaRequest.$Properties): ratchet.v1.RenewReplicaRequest;

            /**
             * Encodes the specified RenewReplicaRequest message. Does not implicitly {@link ratchet.v1.RenewReplicaRequest.verify|verify} messages.
             * @param message RenewReplicaRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.RenewReplicaRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewReplicaRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.RenewReplicaRequest & ratchet.v1.RenewReplicaRequest.$Shape} RenewReplicaRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.RenewReplicaRequest & ratchet.v1.RenewReplicaRequest.$Shape;

            /**
             * Creates a RenewReplicaRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RenewReplicaRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.RenewReplicaRequest;

            /**
             * Creates a plain object from a RenewReplicaRequest message. Also converts values to other types if specified.
             * @param message RenewReplicaRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.RenewReplicaRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RenewReplicaRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RenewReplicaRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RenewReplicaRequest {

            /** Properties of a RenewReplicaRequest. */
            interface $Properties {

                /** RenewReplicaRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** RenewReplicaRequest replicaId */
                replicaId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewReplicaRequest. */
            type $Shape = ratchet.v1.RenewReplicaRequest.$Properties;
        }

        /**
         * Properties of a RenewReplicaResponse.
         * @deprecated Use ratchet.v1.RenewReplicaResponse.$Properties instead.
         */
        interface IRenewReplicaResponse extends ratchet.v1.RenewReplicaResponse.$Properties {
        }

        /** Represents a RenewReplicaResponse. */
        class RenewReplicaResponse {

            /**
             * Constructs a new RenewReplicaResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.RenewReplicaResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewReplicaResponse expiresAtMs. */
            expiresAtMs: Long;

            /**
             * Creates a new RenewReplicaResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RenewReplicaResponse instance
             */
            static create(properties: ratchet.v1.RenewReplicaResponse.$Shape): ratchet.v1.RenewReplicaResponse & ratchet.v1.RenewReplicaResponse.$Shape;
            static create(properties?: ratchet.v1.RenewReplicaResponse.$Properties): ratchet.v1.RenewReplicaResponse;

            /**
             * Encodes the specified RenewReplicaResponse message. Does not implicitly {@link ratchet.v1.RenewReplicaResponse.verify|verify} messages.
             * @param message RenewReplicaResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.RenewReplicaResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewReplicaResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.RenewReplicaResponse & ratchet.v1.RenewReplicaResponse.$Shape} RenewReplicaResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.RenewReplicaResponse & ratchet.v1.RenewReplicaResponse.$Shape;

            /**
             * Creates a RenewReplicaResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RenewReplicaResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.RenewReplicaResponse;

            /**
             * Creates a plain object from a RenewReplicaResponse message. Also converts values to other types if specified.
             * @param message RenewReplicaResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.RenewReplicaResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RenewReplicaResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RenewReplicaResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RenewReplicaResponse {

            /** Properties of a RenewReplicaResponse. */
            interface $Properties {

                /** RenewReplicaResponse expiresAtMs */
                expiresAtMs?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewReplicaResponse. */
            type $Shape = ratchet.v1.RenewReplicaResponse.$Properties;
        }

        /**
         * Properties of a ReportReplicaRequest.
         * @deprecated Use ratchet.v1.ReportReplicaRequest.$Properties instead.
         */
        interface IReportReplicaRequest extends ratchet.v1.ReportReplicaRequest.$Properties {
        }

        /** Represents a ReportReplicaRequest. */
        class ReportReplicaRequest {

            /**
             * Constructs a new ReportReplicaRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.ReportReplicaRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReportReplicaRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** ReportReplicaRequest replicaId. */
            replicaId: string;

            /** ReportReplicaRequest statement. */
            statement: Uint8Array;

            /**
             * Creates a new ReportReplicaRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReportReplicaRequest instance
             */
            static create(properties: ratchet.v1.ReportReplicaRequest.$Shape): ratchet.v1.ReportReplicaRequest & ratchet.v1.ReportReplicaRequest.$Shape;
            static create(properties?: ratchet.v1.ReportReplicaRequest.$Properties): ratchet.v1.ReportReplicaRequest;

            /**
             * Encodes the specified ReportReplicaRequest message. Does not implicitly {@link ratchet.v1.ReportReplicaRequest.verify|verify} messages.
             * @param message ReportReplicaRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.ReportReplicaRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReportReplicaRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.ReportReplicaRequest & ratchet.v1.ReportReplicaRequest.$Shape} ReportReplicaRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.ReportReplicaRequest & ratchet.v1.ReportReplicaRequest.$Shape;

            /**
             * Creates a ReportReplicaRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReportReplicaRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.ReportReplicaRequest;

            /**
             * Creates a plain object from a ReportReplicaRequest message. Also converts values to other types if specified.
             * @param message ReportReplicaRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.ReportReplicaRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReportReplicaRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ReportReplicaRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReportReplicaRequest {

            /** Properties of a ReportReplicaRequest. */
            interface $Properties {

                /** ReportReplicaRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** ReportReplicaRequest replicaId */
                replicaId?: (string|null);

                /** ReportReplicaRequest statement */
                statement?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReportReplicaRequest. */
            type $Shape = ratchet.v1.ReportReplicaRequest.$Properties;
        }

        /**
         * Properties of a ReportReplicaResponse.
         * @deprecated Use ratchet.v1.ReportReplicaResponse.$Properties instead.
         */
        interface IReportReplicaResponse extends ratchet.v1.ReportReplicaResponse.$Properties {
        }

        /** Represents a ReportReplicaResponse. */
        class ReportReplicaResponse {

            /**
             * Constructs a new ReportReplicaResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.ReportReplicaResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ReportReplicaResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReportReplicaResponse instance
             */
            static create(properties: ratchet.v1.ReportReplicaResponse.$Shape): ratchet.v1.ReportReplicaResponse & ratchet.v1.ReportReplicaResponse.$Shape;
            static create(properties?: ratchet.v1.ReportReplicaResponse.$Properties): ratchet.v1.ReportReplicaResponse;

            /**
             * Encodes the specified ReportReplicaResponse message. Does not implicitly {@link ratchet.v1.ReportReplicaResponse.verify|verify} messages.
             * @param message ReportReplicaResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.ReportReplicaResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReportReplicaResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.ReportReplicaResponse & ratchet.v1.ReportReplicaResponse.$Shape} ReportReplicaResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.ReportReplicaResponse & ratchet.v1.ReportReplicaResponse.$Shape;

            /**
             * Creates a ReportReplicaResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReportReplicaResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.ReportReplicaResponse;

            /**
             * Creates a plain object from a ReportReplicaResponse message. Also converts values to other types if specified.
             * @param message ReportReplicaResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.ReportReplicaResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReportReplicaResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ReportReplicaResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReportReplicaResponse {

            /** Properties of a ReportReplicaResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReportReplicaResponse. */
            type $Shape = ratchet.v1.ReportReplicaResponse.$Properties;
        }

        /**
         * Properties of a FetchTreeRequest.
         * @deprecated Use ratchet.v1.FetchTreeRequest.$Properties instead.
         */
        interface IFetchTreeRequest extends ratchet.v1.FetchTreeRequest.$Properties {
        }

        /** Represents a FetchTreeRequest. */
        class FetchTreeRequest {

            /**
             * Constructs a new FetchTreeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.FetchTreeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FetchTreeRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** FetchTreeRequest replicaId. */
            replicaId: string;

            /** FetchTreeRequest sha256. */
            sha256: string;

            /**
             * Creates a new FetchTreeRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FetchTreeRequest instance
             */
            static create(properties: ratchet.v1.FetchTreeRequest.$Shape): ratchet.v1.FetchTreeRequest & ratchet.v1.FetchTreeRequest.$Shape;
            static create(properties?: ratchet.v1.FetchTreeRequest.$Properties): ratchet.v1.FetchTreeRequest;

            /**
             * Encodes the specified FetchTreeRequest message. Does not implicitly {@link ratchet.v1.FetchTreeRequest.verify|verify} messages.
             * @param message FetchTreeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.FetchTreeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchTreeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchTreeRequest & ratchet.v1.FetchTreeRequest.$Shape} FetchTreeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.FetchTreeRequest & ratchet.v1.FetchTreeRequest.$Shape;

            /**
             * Creates a FetchTreeRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FetchTreeRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.FetchTreeRequest;

            /**
             * Creates a plain object from a FetchTreeRequest message. Also converts values to other types if specified.
             * @param message FetchTreeRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.FetchTreeRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FetchTreeRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for FetchTreeRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace FetchTreeRequest {

            /** Properties of a FetchTreeRequest. */
            interface $Properties {

                /** FetchTreeRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** FetchTreeRequest replicaId */
                replicaId?: (string|null);

                /** FetchTreeRequest sha256 */
                sha256?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FetchTreeRequest. */
            type $Shape = ratchet.v1.FetchTreeRequest.$Properties;
        }

        /**
         * Properties of a FetchTreeResponse.
         * @deprecated Use ratchet.v1.FetchTreeResponse.$Properties instead.
         */
        interface IFetchTreeResponse extends ratchet.v1.FetchTreeResponse.$Properties {
        }

        /** Represents a FetchTreeResponse. */
        class FetchTreeResponse {

            /**
             * Constructs a new FetchTreeResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.FetchTreeResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FetchTreeResponse chunk. */
            chunk: Uint8Array;

            /**
             * Creates a new FetchTreeResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FetchTreeResponse instance
             */
            static create(properties: ratchet.v1.FetchTreeResponse.$Shape): ratchet.v1.FetchTreeResponse & ratchet.v1.FetchTreeResponse.$Shape;
            static create(properties?: ratchet.v1.FetchTreeResponse.$Properties): ratchet.v1.FetchTreeResponse;

            /**
             * Encodes the specified FetchTreeResponse message. Does not implicitly {@link ratchet.v1.FetchTreeResponse.verify|verify} messages.
             * @param message FetchTreeResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.FetchTreeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchTreeResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchTreeResponse & ratchet.v1.FetchTreeResponse.$Shape} FetchTreeResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.FetchTreeResponse & ratchet.v1.FetchTreeResponse.$Shape;

            /**
             * Creates a FetchTreeResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FetchTreeResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.FetchTreeResponse;

            /**
             * Creates a plain object from a FetchTreeResponse message. Also converts values to other types if specified.
             * @param message FetchTreeResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.FetchTreeResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FetchTreeResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for FetchTreeResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace FetchTreeResponse {

            /** Properties of a FetchTreeResponse. */
            interface $Properties {

                /** FetchTreeResponse chunk */
                chunk?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FetchTreeResponse. */
            type $Shape = ratchet.v1.FetchTreeResponse.$Properties;
        }

        /**
         * Properties of a FetchHoldoutRequest.
         * @deprecated Use ratchet.v1.FetchHoldoutRequest.$Properties instead.
         */
        interface IFetchHoldoutRequest extends ratchet.v1.FetchHoldoutRequest.$Properties {
        }

        /** Represents a FetchHoldoutRequest. */
        class FetchHoldoutRequest {

            /**
             * Constructs a new FetchHoldoutRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.FetchHoldoutRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FetchHoldoutRequest header. */
            header?: (ratchet.v1.RequestHeader.$Properties|null);

            /** FetchHoldoutRequest track. */
            track: string;

            /**
             * Creates a new FetchHoldoutRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FetchHoldoutRequest instance
             */
            static create(properties: ratchet.v1.FetchHoldoutRequest.$Shape): ratchet.v1.FetchHoldoutRequest & ratchet.v1.FetchHoldoutRequest.$Shape;
            static create(properties?: ratchet.v1.FetchHoldoutRequest.$Properties): ratchet.v1.FetchHoldoutRequest;

            /**
             * Encodes the specified FetchHoldoutRequest message. Does not implicitly {@link ratchet.v1.FetchHoldoutRequest.verify|verify} messages.
             * @param message FetchHoldoutRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.FetchHoldoutRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchHoldoutRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchHoldoutRequest & ratchet.v1.FetchHoldoutRequest.$Shape} FetchHoldoutRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.FetchHoldoutRequest & ratchet.v1.FetchHoldoutRequest.$Shape;

            /**
             * Creates a FetchHoldoutRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FetchHoldoutRequest
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.FetchHoldoutRequest;

            /**
             * Creates a plain object from a FetchHoldoutRequest message. Also converts values to other types if specified.
             * @param message FetchHoldoutRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.FetchHoldoutRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FetchHoldoutRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for FetchHoldoutRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace FetchHoldoutRequest {

            /** Properties of a FetchHoldoutRequest. */
            interface $Properties {

                /** FetchHoldoutRequest header */
                header?: (ratchet.v1.RequestHeader.$Properties|null);

                /** FetchHoldoutRequest track */
                track?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FetchHoldoutRequest. */
            type $Shape = ratchet.v1.FetchHoldoutRequest.$Properties;
        }

        /**
         * Properties of a FetchHoldoutResponse.
         * @deprecated Use ratchet.v1.FetchHoldoutResponse.$Properties instead.
         */
        interface IFetchHoldoutResponse extends ratchet.v1.FetchHoldoutResponse.$Properties {
        }

        /** Represents a FetchHoldoutResponse. */
        class FetchHoldoutResponse {

            /**
             * Constructs a new FetchHoldoutResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ratchet.v1.FetchHoldoutResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FetchHoldoutResponse chunk. */
            chunk: Uint8Array;

            /**
             * Creates a new FetchHoldoutResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FetchHoldoutResponse instance
             */
            static create(properties: ratchet.v1.FetchHoldoutResponse.$Shape): ratchet.v1.FetchHoldoutResponse & ratchet.v1.FetchHoldoutResponse.$Shape;
            static create(properties?: ratchet.v1.FetchHoldoutResponse.$Properties): ratchet.v1.FetchHoldoutResponse;

            /**
             * Encodes the specified FetchHoldoutResponse message. Does not implicitly {@link ratchet.v1.FetchHoldoutResponse.verify|verify} messages.
             * @param message FetchHoldoutResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ratchet.v1.FetchHoldoutResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchHoldoutResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchHoldoutResponse & ratchet.v1.FetchHoldoutResponse.$Shape} FetchHoldoutResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ratchet.v1.FetchHoldoutResponse & ratchet.v1.FetchHoldoutResponse.$Shape;

            /**
             * Creates a FetchHoldoutResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FetchHoldoutResponse
             */
            static fromObject(object: { [k: string]: any }): ratchet.v1.FetchHoldoutResponse;

            /**
             * Creates a plain object from a FetchHoldoutResponse message. Also converts values to other types if specified.
             * @param message FetchHoldoutResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ratchet.v1.FetchHoldoutResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FetchHoldoutResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for FetchHoldoutResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace FetchHoldoutResponse {

            /** Properties of a FetchHoldoutResponse. */
            interface $Properties {

                /** FetchHoldoutResponse chunk */
                chunk?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FetchHoldoutResponse. */
            type $Shape = ratchet.v1.FetchHoldoutResponse.$Properties;
        }
    }
}
