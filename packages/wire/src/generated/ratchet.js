/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $String = $util.global.String, $parseInt = $util.global.parseInt, $BigInt = $util.global.BigInt, $Number = $util.global.Number, $isFinite = $util.global.isFinite, $Array = $util.global.Array, $Boolean = $util.global.Boolean;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const ratchet = $root.ratchet = (() => {

    /**
     * Namespace ratchet.
     * @exports ratchet
     * @namespace
     */
    const ratchet = {};

    ratchet.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof ratchet
         * @namespace
         */
        const v1 = {};

        v1.VerifierEntry = (function() {

            /**
             * Properties of a VerifierEntry.
             * @typedef {Object} ratchet.v1.VerifierEntry.$Properties
             * @property {string|null} [boxKey] VerifierEntry boxKey
             * @property {string|null} [operator] VerifierEntry operator
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a VerifierEntry.
             * @memberof ratchet.v1
             * @interface IVerifierEntry
             * @augments ratchet.v1.VerifierEntry.$Properties
             * @deprecated Use ratchet.v1.VerifierEntry.$Properties instead.
             */

            /**
             * Shape of a VerifierEntry.
             * @typedef {ratchet.v1.VerifierEntry.$Properties} ratchet.v1.VerifierEntry.$Shape
             */

            /**
             * Constructs a new VerifierEntry.
             * @memberof ratchet.v1
             * @classdesc Represents a VerifierEntry.
             * @constructor
             * @param {ratchet.v1.VerifierEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const VerifierEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * VerifierEntry boxKey.
             * @member {string} boxKey
             * @memberof ratchet.v1.VerifierEntry
             * @instance
             */
            VerifierEntry.prototype.boxKey = "";

            /**
             * VerifierEntry operator.
             * @member {string} operator
             * @memberof ratchet.v1.VerifierEntry
             * @instance
             */
            VerifierEntry.prototype.operator = "";

            /**
             * Creates a new VerifierEntry instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.VerifierEntry
             * @static
             * @param {ratchet.v1.VerifierEntry.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.VerifierEntry} VerifierEntry instance
             * @type {{
             *   (properties: ratchet.v1.VerifierEntry.$Shape): ratchet.v1.VerifierEntry & ratchet.v1.VerifierEntry.$Shape;
             *   (properties?: ratchet.v1.VerifierEntry.$Properties): ratchet.v1.VerifierEntry;
             * }}
             */
            VerifierEntry.create = function(properties) {
                return new VerifierEntry(properties);
            };

            /**
             * Encodes the specified VerifierEntry message. Does not implicitly {@link ratchet.v1.VerifierEntry.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.VerifierEntry
             * @static
             * @param {ratchet.v1.VerifierEntry.$Properties} message VerifierEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            VerifierEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.boxKey != null && $Object.hasOwnProperty.call(message, "boxKey") && message.boxKey !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.boxKey);
                if (message.operator != null && $Object.hasOwnProperty.call(message, "operator") && message.operator !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.operator);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a VerifierEntry message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.VerifierEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.VerifierEntry & ratchet.v1.VerifierEntry.$Shape} VerifierEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            VerifierEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.VerifierEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.boxKey = value;
                            else
                                delete message.boxKey;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.operator = value;
                            else
                                delete message.operator;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a VerifierEntry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.VerifierEntry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.VerifierEntry} VerifierEntry
             */
            VerifierEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.VerifierEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.VerifierEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.VerifierEntry();
                if (object.boxKey != null)
                    if (typeof object.boxKey !== "string" || object.boxKey.length)
                        message.boxKey = $String(object.boxKey);
                if (object.operator != null)
                    if (typeof object.operator !== "string" || object.operator.length)
                        message.operator = $String(object.operator);
                return message;
            };

            /**
             * Creates a plain object from a VerifierEntry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.VerifierEntry
             * @static
             * @param {ratchet.v1.VerifierEntry} message VerifierEntry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            VerifierEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.boxKey = "";
                    object.operator = "";
                }
                if (message.boxKey != null && $Object.hasOwnProperty.call(message, "boxKey"))
                    object.boxKey = message.boxKey;
                if (message.operator != null && $Object.hasOwnProperty.call(message, "operator"))
                    object.operator = message.operator;
                return object;
            };

            /**
             * Converts this VerifierEntry to JSON.
             * @function toJSON
             * @memberof ratchet.v1.VerifierEntry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            VerifierEntry.prototype.toJSON = function() {
                return VerifierEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for VerifierEntry
             * @function getTypeUrl
             * @memberof ratchet.v1.VerifierEntry
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            VerifierEntry.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.VerifierEntry";
            };

            return VerifierEntry;
        })();

        v1.Quota = (function() {

            /**
             * Properties of a Quota.
             * @typedef {Object} ratchet.v1.Quota.$Properties
             * @property {number|null} [openLeases] Quota openLeases
             * @property {number|null} [openSubmissions] Quota openSubmissions
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Quota.
             * @memberof ratchet.v1
             * @interface IQuota
             * @augments ratchet.v1.Quota.$Properties
             * @deprecated Use ratchet.v1.Quota.$Properties instead.
             */

            /**
             * Shape of a Quota.
             * @typedef {ratchet.v1.Quota.$Properties} ratchet.v1.Quota.$Shape
             */

            /**
             * Constructs a new Quota.
             * @memberof ratchet.v1
             * @classdesc Represents a Quota.
             * @constructor
             * @param {ratchet.v1.Quota.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Quota = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Quota openLeases.
             * @member {number|null|undefined} openLeases
             * @memberof ratchet.v1.Quota
             * @instance
             */
            Quota.prototype.openLeases = null;

            /**
             * Quota openSubmissions.
             * @member {number|null|undefined} openSubmissions
             * @memberof ratchet.v1.Quota
             * @instance
             */
            Quota.prototype.openSubmissions = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Quota.prototype, "_openLeases", {
                get: $util.oneOfGetter($oneOfFields = ["openLeases"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Quota.prototype, "_openSubmissions", {
                get: $util.oneOfGetter($oneOfFields = ["openSubmissions"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Quota instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.Quota
             * @static
             * @param {ratchet.v1.Quota.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.Quota} Quota instance
             * @type {{
             *   (properties: ratchet.v1.Quota.$Shape): ratchet.v1.Quota & ratchet.v1.Quota.$Shape;
             *   (properties?: ratchet.v1.Quota.$Properties): ratchet.v1.Quota;
             * }}
             */
            Quota.create = function(properties) {
                return new Quota(properties);
            };

            /**
             * Encodes the specified Quota message. Does not implicitly {@link ratchet.v1.Quota.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.Quota
             * @static
             * @param {ratchet.v1.Quota.$Properties} message Quota message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Quota.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.openLeases != null && $Object.hasOwnProperty.call(message, "openLeases"))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.openLeases);
                if (message.openSubmissions != null && $Object.hasOwnProperty.call(message, "openSubmissions"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.openSubmissions);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Quota message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.Quota
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.Quota & ratchet.v1.Quota.$Shape} Quota
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Quota.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.Quota();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.openLeases = reader.uint32();
                            message._openLeases = "openLeases";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.openSubmissions = reader.uint32();
                            message._openSubmissions = "openSubmissions";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Quota message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.Quota
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.Quota} Quota
             */
            Quota.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.Quota)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.Quota: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.Quota();
                if (object.openLeases != null)
                    message.openLeases = object.openLeases >>> 0;
                if (object.openSubmissions != null)
                    message.openSubmissions = object.openSubmissions >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Quota message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.Quota
             * @static
             * @param {ratchet.v1.Quota} message Quota
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Quota.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.openLeases != null && $Object.hasOwnProperty.call(message, "openLeases"))
                    object.openLeases = message.openLeases;
                if (message.openSubmissions != null && $Object.hasOwnProperty.call(message, "openSubmissions"))
                    object.openSubmissions = message.openSubmissions;
                return object;
            };

            /**
             * Converts this Quota to JSON.
             * @function toJSON
             * @memberof ratchet.v1.Quota
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Quota.prototype.toJSON = function() {
                return Quota.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Quota
             * @function getTypeUrl
             * @memberof ratchet.v1.Quota
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Quota.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.Quota";
            };

            return Quota;
        })();

        v1.AdministerRequest = (function() {

            /**
             * Properties of an AdministerRequest.
             * @typedef {Object} ratchet.v1.AdministerRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] AdministerRequest header
             * @property {string|null} [action] AdministerRequest action
             * @property {string|null} [track] AdministerRequest track
             * @property {string|null} [keyId] AdministerRequest keyId
             * @property {ratchet.v1.VerifierEntry.$Properties|null} [verifier] AdministerRequest verifier
             * @property {ratchet.v1.Quota.$Properties|null} [quota] AdministerRequest quota
             * @property {Long|null} [leaf] AdministerRequest leaf
             * @property {string|null} [reason] AdministerRequest reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AdministerRequest.
             * @memberof ratchet.v1
             * @interface IAdministerRequest
             * @augments ratchet.v1.AdministerRequest.$Properties
             * @deprecated Use ratchet.v1.AdministerRequest.$Properties instead.
             */

            /**
             * Shape of an AdministerRequest.
             * @typedef {ratchet.v1.AdministerRequest.$Properties} ratchet.v1.AdministerRequest.$Shape
             */

            /**
             * Constructs a new AdministerRequest.
             * @memberof ratchet.v1
             * @classdesc Represents an AdministerRequest.
             * @constructor
             * @param {ratchet.v1.AdministerRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AdministerRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AdministerRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.AdministerRequest
             * @instance
             */
            AdministerRequest.prototype.header = null;

            /**
             * AdministerRequest action.
             * @member {string} action
             * @memberof ratchet.v1.AdministerRequest
             * @instance
             */
            AdministerRequest.prototype.action = "";

            /**
             * AdministerRequest track.
             * @member {string|null|undefined} track
             * @memberof ratchet.v1.AdministerRequest
             * @instance
             */
            AdministerRequest.prototype.track = null;

            /**
             * AdministerRequest keyId.
             * @member {string|null|undefined} keyId
             * @memberof ratchet.v1.AdministerRequest
             * @instance
             */
            AdministerRequest.prototype.keyId = null;

            /**
             * AdministerRequest verifier.
             * @member {ratchet.v1.VerifierEntry.$Properties|null|undefined} verifier
             * @memberof ratchet.v1.AdministerRequest
             * @instance
             */
            AdministerRequest.prototype.verifier = null;

            /**
             * AdministerRequest quota.
             * @member {ratchet.v1.Quota.$Properties|null|undefined} quota
             * @memberof ratchet.v1.AdministerRequest
             * @instance
             */
            AdministerRequest.prototype.quota = null;

            /**
             * AdministerRequest leaf.
             * @member {Long|null|undefined} leaf
             * @memberof ratchet.v1.AdministerRequest
             * @instance
             */
            AdministerRequest.prototype.leaf = null;

            /**
             * AdministerRequest reason.
             * @member {string} reason
             * @memberof ratchet.v1.AdministerRequest
             * @instance
             */
            AdministerRequest.prototype.reason = "";

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AdministerRequest.prototype, "_track", {
                get: $util.oneOfGetter($oneOfFields = ["track"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AdministerRequest.prototype, "_keyId", {
                get: $util.oneOfGetter($oneOfFields = ["keyId"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AdministerRequest.prototype, "_leaf", {
                get: $util.oneOfGetter($oneOfFields = ["leaf"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new AdministerRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.AdministerRequest
             * @static
             * @param {ratchet.v1.AdministerRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.AdministerRequest} AdministerRequest instance
             * @type {{
             *   (properties: ratchet.v1.AdministerRequest.$Shape): ratchet.v1.AdministerRequest & ratchet.v1.AdministerRequest.$Shape;
             *   (properties?: ratchet.v1.AdministerRequest.$Properties): ratchet.v1.AdministerRequest;
             * }}
             */
            AdministerRequest.create = function(properties) {
                return new AdministerRequest(properties);
            };

            /**
             * Encodes the specified AdministerRequest message. Does not implicitly {@link ratchet.v1.AdministerRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.AdministerRequest
             * @static
             * @param {ratchet.v1.AdministerRequest.$Properties} message AdministerRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AdministerRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.action != null && $Object.hasOwnProperty.call(message, "action") && message.action !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.action);
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.track);
                if (message.keyId != null && $Object.hasOwnProperty.call(message, "keyId"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.keyId);
                if (message.verifier != null && $Object.hasOwnProperty.call(message, "verifier"))
                    $root.ratchet.v1.VerifierEntry.encode(message.verifier, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.quota != null && $Object.hasOwnProperty.call(message, "quota"))
                    $root.ratchet.v1.Quota.encode(message.quota, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.leaf != null && $Object.hasOwnProperty.call(message, "leaf"))
                    writer.uint32(/* id 7, wireType 0 =*/56).int64(message.leaf);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AdministerRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.AdministerRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.AdministerRequest & ratchet.v1.AdministerRequest.$Shape} AdministerRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AdministerRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.AdministerRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.action = value;
                            else
                                delete message.action;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.track = reader.stringVerify();
                            message._track = "track";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.keyId = reader.stringVerify();
                            message._keyId = "keyId";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.verifier = $root.ratchet.v1.VerifierEntry.decode(reader, reader.size(), $undefined, _depth + 1, message.verifier);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.quota = $root.ratchet.v1.Quota.decode(reader, reader.size(), $undefined, _depth + 1, message.quota);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.leaf = reader.int64();
                            message._leaf = "leaf";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AdministerRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.AdministerRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.AdministerRequest} AdministerRequest
             */
            AdministerRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.AdministerRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.AdministerRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.AdministerRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.AdministerRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.action != null)
                    if (typeof object.action !== "string" || object.action.length)
                        message.action = $String(object.action);
                if (object.track != null)
                    message.track = $String(object.track);
                if (object.keyId != null)
                    message.keyId = $String(object.keyId);
                if (object.verifier != null) {
                    if (!$util.isObject(object.verifier))
                        throw $TypeError(".ratchet.v1.AdministerRequest.verifier: object expected");
                    message.verifier = $root.ratchet.v1.VerifierEntry.fromObject(object.verifier, _depth + 1);
                }
                if (object.quota != null) {
                    if (!$util.isObject(object.quota))
                        throw $TypeError(".ratchet.v1.AdministerRequest.quota: object expected");
                    message.quota = $root.ratchet.v1.Quota.fromObject(object.quota, _depth + 1);
                }
                if (object.leaf != null)
                    if ($util.Long)
                        message.leaf = $util.Long.fromValue(object.leaf, false);
                    else if (typeof object.leaf === "string")
                        message.leaf = $parseInt(object.leaf, 10);
                    else if (typeof object.leaf === "number")
                        message.leaf = object.leaf;
                    else if (typeof object.leaf === "object")
                        message.leaf = new $util.LongBits(object.leaf.low >>> 0, object.leaf.high >>> 0).toNumber();
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                return message;
            };

            /**
             * Creates a plain object from an AdministerRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.AdministerRequest
             * @static
             * @param {ratchet.v1.AdministerRequest} message AdministerRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AdministerRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.action = "";
                    object.verifier = null;
                    object.quota = null;
                    object.reason = "";
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.action != null && $Object.hasOwnProperty.call(message, "action"))
                    object.action = message.action;
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    object.track = message.track;
                if (message.keyId != null && $Object.hasOwnProperty.call(message, "keyId"))
                    object.keyId = message.keyId;
                if (message.verifier != null && $Object.hasOwnProperty.call(message, "verifier"))
                    object.verifier = $root.ratchet.v1.VerifierEntry.toObject(message.verifier, options, _depth + 1);
                if (message.quota != null && $Object.hasOwnProperty.call(message, "quota"))
                    object.quota = $root.ratchet.v1.Quota.toObject(message.quota, options, _depth + 1);
                if (message.leaf != null && $Object.hasOwnProperty.call(message, "leaf"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.leaf = typeof message.leaf === "number" ? $BigInt(message.leaf) : $util.Long.fromBits(message.leaf.low >>> 0, message.leaf.high >>> 0, false).toBigInt();
                    else if (typeof message.leaf === "number")
                        object.leaf = options.longs === $String ? $String(message.leaf) : message.leaf;
                    else
                        object.leaf = options.longs === $String ? $util.Long.prototype.toString.call(message.leaf) : options.longs === $Number ? new $util.LongBits(message.leaf.low >>> 0, message.leaf.high >>> 0).toNumber() : message.leaf;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                return object;
            };

            /**
             * Converts this AdministerRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.AdministerRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AdministerRequest.prototype.toJSON = function() {
                return AdministerRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for AdministerRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.AdministerRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AdministerRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.AdministerRequest";
            };

            return AdministerRequest;
        })();

        v1.AdministerResponse = (function() {

            /**
             * Properties of an AdministerResponse.
             * @typedef {Object} ratchet.v1.AdministerResponse.$Properties
             * @property {Long|null} [logIndex] AdministerResponse logIndex
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AdministerResponse.
             * @memberof ratchet.v1
             * @interface IAdministerResponse
             * @augments ratchet.v1.AdministerResponse.$Properties
             * @deprecated Use ratchet.v1.AdministerResponse.$Properties instead.
             */

            /**
             * Shape of an AdministerResponse.
             * @typedef {ratchet.v1.AdministerResponse.$Properties} ratchet.v1.AdministerResponse.$Shape
             */

            /**
             * Constructs a new AdministerResponse.
             * @memberof ratchet.v1
             * @classdesc Represents an AdministerResponse.
             * @constructor
             * @param {ratchet.v1.AdministerResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AdministerResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AdministerResponse logIndex.
             * @member {Long} logIndex
             * @memberof ratchet.v1.AdministerResponse
             * @instance
             */
            AdministerResponse.prototype.logIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Creates a new AdministerResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.AdministerResponse
             * @static
             * @param {ratchet.v1.AdministerResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.AdministerResponse} AdministerResponse instance
             * @type {{
             *   (properties: ratchet.v1.AdministerResponse.$Shape): ratchet.v1.AdministerResponse & ratchet.v1.AdministerResponse.$Shape;
             *   (properties?: ratchet.v1.AdministerResponse.$Properties): ratchet.v1.AdministerResponse;
             * }}
             */
            AdministerResponse.create = function(properties) {
                return new AdministerResponse(properties);
            };

            /**
             * Encodes the specified AdministerResponse message. Does not implicitly {@link ratchet.v1.AdministerResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.AdministerResponse
             * @static
             * @param {ratchet.v1.AdministerResponse.$Properties} message AdministerResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AdministerResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.logIndex != null && $Object.hasOwnProperty.call(message, "logIndex") && (typeof message.logIndex === "object" ? message.logIndex.low || message.logIndex.high : message.logIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.logIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AdministerResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.AdministerResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.AdministerResponse & ratchet.v1.AdministerResponse.$Shape} AdministerResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AdministerResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.AdministerResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.logIndex = value;
                            else
                                delete message.logIndex;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AdministerResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.AdministerResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.AdministerResponse} AdministerResponse
             */
            AdministerResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.AdministerResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.AdministerResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.AdministerResponse();
                if (object.logIndex != null)
                    if (typeof object.logIndex === "object" ? object.logIndex.low || object.logIndex.high : $Number(object.logIndex) !== 0)
                        if ($util.Long)
                            message.logIndex = $util.Long.fromValue(object.logIndex, false);
                        else if (typeof object.logIndex === "string")
                            message.logIndex = $parseInt(object.logIndex, 10);
                        else if (typeof object.logIndex === "number")
                            message.logIndex = object.logIndex;
                        else if (typeof object.logIndex === "object")
                            message.logIndex = new $util.LongBits(object.logIndex.low >>> 0, object.logIndex.high >>> 0).toNumber();
                return message;
            };

            /**
             * Creates a plain object from an AdministerResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.AdministerResponse
             * @static
             * @param {ratchet.v1.AdministerResponse} message AdministerResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AdministerResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.logIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.logIndex != null && $Object.hasOwnProperty.call(message, "logIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logIndex = typeof message.logIndex === "number" ? $BigInt(message.logIndex) : $util.Long.fromBits(message.logIndex.low >>> 0, message.logIndex.high >>> 0, false).toBigInt();
                    else if (typeof message.logIndex === "number")
                        object.logIndex = options.longs === $String ? $String(message.logIndex) : message.logIndex;
                    else
                        object.logIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.logIndex) : options.longs === $Number ? new $util.LongBits(message.logIndex.low >>> 0, message.logIndex.high >>> 0).toNumber() : message.logIndex;
                return object;
            };

            /**
             * Converts this AdministerResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.AdministerResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AdministerResponse.prototype.toJSON = function() {
                return AdministerResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for AdministerResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.AdministerResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AdministerResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.AdministerResponse";
            };

            return AdministerResponse;
        })();

        v1.RequestHeader = (function() {

            /**
             * Properties of a RequestHeader.
             * @typedef {Object} ratchet.v1.RequestHeader.$Properties
             * @property {string|null} [idempotencyKey] RequestHeader idempotencyKey
             * @property {Long|null} [issuedAtMs] RequestHeader issuedAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RequestHeader.
             * @memberof ratchet.v1
             * @interface IRequestHeader
             * @augments ratchet.v1.RequestHeader.$Properties
             * @deprecated Use ratchet.v1.RequestHeader.$Properties instead.
             */

            /**
             * Shape of a RequestHeader.
             * @typedef {ratchet.v1.RequestHeader.$Properties} ratchet.v1.RequestHeader.$Shape
             */

            /**
             * Constructs a new RequestHeader.
             * @memberof ratchet.v1
             * @classdesc Represents a RequestHeader.
             * @constructor
             * @param {ratchet.v1.RequestHeader.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RequestHeader = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RequestHeader idempotencyKey.
             * @member {string} idempotencyKey
             * @memberof ratchet.v1.RequestHeader
             * @instance
             */
            RequestHeader.prototype.idempotencyKey = "";

            /**
             * RequestHeader issuedAtMs.
             * @member {Long} issuedAtMs
             * @memberof ratchet.v1.RequestHeader
             * @instance
             */
            RequestHeader.prototype.issuedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Creates a new RequestHeader instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.RequestHeader
             * @static
             * @param {ratchet.v1.RequestHeader.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.RequestHeader} RequestHeader instance
             * @type {{
             *   (properties: ratchet.v1.RequestHeader.$Shape): ratchet.v1.RequestHeader & ratchet.v1.RequestHeader.$Shape;
             *   (properties?: ratchet.v1.RequestHeader.$Properties): ratchet.v1.RequestHeader;
             * }}
             */
            RequestHeader.create = function(properties) {
                return new RequestHeader(properties);
            };

            /**
             * Encodes the specified RequestHeader message. Does not implicitly {@link ratchet.v1.RequestHeader.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.RequestHeader
             * @static
             * @param {ratchet.v1.RequestHeader.$Properties} message RequestHeader message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RequestHeader.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.idempotencyKey != null && $Object.hasOwnProperty.call(message, "idempotencyKey") && message.idempotencyKey !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.idempotencyKey);
                if (message.issuedAtMs != null && $Object.hasOwnProperty.call(message, "issuedAtMs") && (typeof message.issuedAtMs === "object" ? message.issuedAtMs.low || message.issuedAtMs.high : message.issuedAtMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.issuedAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RequestHeader message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.RequestHeader
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.RequestHeader & ratchet.v1.RequestHeader.$Shape} RequestHeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RequestHeader.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.RequestHeader();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.idempotencyKey = value;
                            else
                                delete message.idempotencyKey;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.issuedAtMs = value;
                            else
                                delete message.issuedAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RequestHeader message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.RequestHeader
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.RequestHeader} RequestHeader
             */
            RequestHeader.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.RequestHeader)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.RequestHeader: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.RequestHeader();
                if (object.idempotencyKey != null)
                    if (typeof object.idempotencyKey !== "string" || object.idempotencyKey.length)
                        message.idempotencyKey = $String(object.idempotencyKey);
                if (object.issuedAtMs != null)
                    if (typeof object.issuedAtMs === "object" ? object.issuedAtMs.low || object.issuedAtMs.high : $Number(object.issuedAtMs) !== 0)
                        if ($util.Long)
                            message.issuedAtMs = $util.Long.fromValue(object.issuedAtMs, false);
                        else if (typeof object.issuedAtMs === "string")
                            message.issuedAtMs = $parseInt(object.issuedAtMs, 10);
                        else if (typeof object.issuedAtMs === "number")
                            message.issuedAtMs = object.issuedAtMs;
                        else if (typeof object.issuedAtMs === "object")
                            message.issuedAtMs = new $util.LongBits(object.issuedAtMs.low >>> 0, object.issuedAtMs.high >>> 0).toNumber();
                return message;
            };

            /**
             * Creates a plain object from a RequestHeader message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.RequestHeader
             * @static
             * @param {ratchet.v1.RequestHeader} message RequestHeader
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RequestHeader.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.idempotencyKey = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.issuedAtMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.issuedAtMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.idempotencyKey != null && $Object.hasOwnProperty.call(message, "idempotencyKey"))
                    object.idempotencyKey = message.idempotencyKey;
                if (message.issuedAtMs != null && $Object.hasOwnProperty.call(message, "issuedAtMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.issuedAtMs = typeof message.issuedAtMs === "number" ? $BigInt(message.issuedAtMs) : $util.Long.fromBits(message.issuedAtMs.low >>> 0, message.issuedAtMs.high >>> 0, false).toBigInt();
                    else if (typeof message.issuedAtMs === "number")
                        object.issuedAtMs = options.longs === $String ? $String(message.issuedAtMs) : message.issuedAtMs;
                    else
                        object.issuedAtMs = options.longs === $String ? $util.Long.prototype.toString.call(message.issuedAtMs) : options.longs === $Number ? new $util.LongBits(message.issuedAtMs.low >>> 0, message.issuedAtMs.high >>> 0).toNumber() : message.issuedAtMs;
                return object;
            };

            /**
             * Converts this RequestHeader to JSON.
             * @function toJSON
             * @memberof ratchet.v1.RequestHeader
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RequestHeader.prototype.toJSON = function() {
                return RequestHeader.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RequestHeader
             * @function getTypeUrl
             * @memberof ratchet.v1.RequestHeader
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RequestHeader.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.RequestHeader";
            };

            return RequestHeader;
        })();

        /**
         * ExperimentOutcome enum.
         * @name ratchet.v1.ExperimentOutcome
         * @enum {number}
         * @property {number} EXPERIMENT_OUTCOME_UNSPECIFIED=0 EXPERIMENT_OUTCOME_UNSPECIFIED value
         * @property {number} EXPERIMENT_OUTCOME_KEPT=1 EXPERIMENT_OUTCOME_KEPT value
         * @property {number} EXPERIMENT_OUTCOME_DISCARDED=2 EXPERIMENT_OUTCOME_DISCARDED value
         * @property {number} EXPERIMENT_OUTCOME_CRASHED=3 EXPERIMENT_OUTCOME_CRASHED value
         */
        v1.ExperimentOutcome = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "EXPERIMENT_OUTCOME_UNSPECIFIED"] = 0;
            values[valuesById[1] = "EXPERIMENT_OUTCOME_KEPT"] = 1;
            values[valuesById[2] = "EXPERIMENT_OUTCOME_DISCARDED"] = 2;
            values[valuesById[3] = "EXPERIMENT_OUTCOME_CRASHED"] = 3;
            return values;
        })();

        v1.AppendExperimentRequest = (function() {

            /**
             * Properties of an AppendExperimentRequest.
             * @typedef {Object} ratchet.v1.AppendExperimentRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] AppendExperimentRequest header
             * @property {string|null} [leaseId] AppendExperimentRequest leaseId
             * @property {string|null} [track] AppendExperimentRequest track
             * @property {ratchet.v1.ExperimentOutcome|null} [outcome] AppendExperimentRequest outcome
             * @property {number|null} [metric] AppendExperimentRequest metric
             * @property {number|null} [seed] AppendExperimentRequest seed
             * @property {number|null} [cpuSeconds] AppendExperimentRequest cpuSeconds
             * @property {number|null} [wallSeconds] AppendExperimentRequest wallSeconds
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppendExperimentRequest.
             * @memberof ratchet.v1
             * @interface IAppendExperimentRequest
             * @augments ratchet.v1.AppendExperimentRequest.$Properties
             * @deprecated Use ratchet.v1.AppendExperimentRequest.$Properties instead.
             */

            /**
             * Shape of an AppendExperimentRequest.
             * @typedef {ratchet.v1.AppendExperimentRequest.$Properties} ratchet.v1.AppendExperimentRequest.$Shape
             */

            /**
             * Constructs a new AppendExperimentRequest.
             * @memberof ratchet.v1
             * @classdesc Represents an AppendExperimentRequest.
             * @constructor
             * @param {ratchet.v1.AppendExperimentRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppendExperimentRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppendExperimentRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.AppendExperimentRequest
             * @instance
             */
            AppendExperimentRequest.prototype.header = null;

            /**
             * AppendExperimentRequest leaseId.
             * @member {string} leaseId
             * @memberof ratchet.v1.AppendExperimentRequest
             * @instance
             */
            AppendExperimentRequest.prototype.leaseId = "";

            /**
             * AppendExperimentRequest track.
             * @member {string} track
             * @memberof ratchet.v1.AppendExperimentRequest
             * @instance
             */
            AppendExperimentRequest.prototype.track = "";

            /**
             * AppendExperimentRequest outcome.
             * @member {ratchet.v1.ExperimentOutcome} outcome
             * @memberof ratchet.v1.AppendExperimentRequest
             * @instance
             */
            AppendExperimentRequest.prototype.outcome = 0;

            /**
             * AppendExperimentRequest metric.
             * @member {number|null|undefined} metric
             * @memberof ratchet.v1.AppendExperimentRequest
             * @instance
             */
            AppendExperimentRequest.prototype.metric = null;

            /**
             * AppendExperimentRequest seed.
             * @member {number} seed
             * @memberof ratchet.v1.AppendExperimentRequest
             * @instance
             */
            AppendExperimentRequest.prototype.seed = 0;

            /**
             * AppendExperimentRequest cpuSeconds.
             * @member {number} cpuSeconds
             * @memberof ratchet.v1.AppendExperimentRequest
             * @instance
             */
            AppendExperimentRequest.prototype.cpuSeconds = 0;

            /**
             * AppendExperimentRequest wallSeconds.
             * @member {number} wallSeconds
             * @memberof ratchet.v1.AppendExperimentRequest
             * @instance
             */
            AppendExperimentRequest.prototype.wallSeconds = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AppendExperimentRequest.prototype, "_metric", {
                get: $util.oneOfGetter($oneOfFields = ["metric"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new AppendExperimentRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.AppendExperimentRequest
             * @static
             * @param {ratchet.v1.AppendExperimentRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.AppendExperimentRequest} AppendExperimentRequest instance
             * @type {{
             *   (properties: ratchet.v1.AppendExperimentRequest.$Shape): ratchet.v1.AppendExperimentRequest & ratchet.v1.AppendExperimentRequest.$Shape;
             *   (properties?: ratchet.v1.AppendExperimentRequest.$Properties): ratchet.v1.AppendExperimentRequest;
             * }}
             */
            AppendExperimentRequest.create = function(properties) {
                return new AppendExperimentRequest(properties);
            };

            /**
             * Encodes the specified AppendExperimentRequest message. Does not implicitly {@link ratchet.v1.AppendExperimentRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.AppendExperimentRequest
             * @static
             * @param {ratchet.v1.AppendExperimentRequest.$Properties} message AppendExperimentRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppendExperimentRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && message.leaseId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.leaseId);
                if (message.track != null && $Object.hasOwnProperty.call(message, "track") && message.track !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.track);
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome") && message.outcome !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.outcome);
                if (message.metric != null && $Object.hasOwnProperty.call(message, "metric"))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.metric);
                if (message.seed != null && $Object.hasOwnProperty.call(message, "seed") && message.seed !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.seed);
                if (message.cpuSeconds != null && $Object.hasOwnProperty.call(message, "cpuSeconds") && !$Object.is(message.cpuSeconds, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.cpuSeconds);
                if (message.wallSeconds != null && $Object.hasOwnProperty.call(message, "wallSeconds") && !$Object.is(message.wallSeconds, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.wallSeconds);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppendExperimentRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.AppendExperimentRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.AppendExperimentRequest & ratchet.v1.AppendExperimentRequest.$Shape} AppendExperimentRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppendExperimentRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.AppendExperimentRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.leaseId = value;
                            else
                                delete message.leaseId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.track = value;
                            else
                                delete message.track;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.outcome = value;
                            else
                                delete message.outcome;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            message.metric = reader.double();
                            message._metric = "metric";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.seed = value;
                            else
                                delete message.seed;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.cpuSeconds = value;
                            else
                                delete message.cpuSeconds;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.wallSeconds = value;
                            else
                                delete message.wallSeconds;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AppendExperimentRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.AppendExperimentRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.AppendExperimentRequest} AppendExperimentRequest
             */
            AppendExperimentRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.AppendExperimentRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.AppendExperimentRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.AppendExperimentRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.AppendExperimentRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.leaseId != null)
                    if (typeof object.leaseId !== "string" || object.leaseId.length)
                        message.leaseId = $String(object.leaseId);
                if (object.track != null)
                    if (typeof object.track !== "string" || object.track.length)
                        message.track = $String(object.track);
                if (object.outcome !== 0 && (typeof object.outcome !== "string" || $root.ratchet.v1.ExperimentOutcome[object.outcome] !== 0))
                    switch (object.outcome) {
                    case "EXPERIMENT_OUTCOME_UNSPECIFIED":
                    case 0:
                        message.outcome = 0;
                        break;
                    case "EXPERIMENT_OUTCOME_KEPT":
                    case 1:
                        message.outcome = 1;
                        break;
                    case "EXPERIMENT_OUTCOME_DISCARDED":
                    case 2:
                        message.outcome = 2;
                        break;
                    case "EXPERIMENT_OUTCOME_CRASHED":
                    case 3:
                        message.outcome = 3;
                        break;
                    default:
                        if (typeof object.outcome === "number" && (object.outcome | 0) === object.outcome)
                            message.outcome = object.outcome;
                    }
                if (object.metric != null)
                    message.metric = $Number(object.metric);
                if (object.seed != null)
                    if ($Number(object.seed) !== 0)
                        message.seed = object.seed >>> 0;
                if (object.cpuSeconds != null)
                    if (!$Object.is($Number(object.cpuSeconds), 0))
                        message.cpuSeconds = $Number(object.cpuSeconds);
                if (object.wallSeconds != null)
                    if (!$Object.is($Number(object.wallSeconds), 0))
                        message.wallSeconds = $Number(object.wallSeconds);
                return message;
            };

            /**
             * Creates a plain object from an AppendExperimentRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.AppendExperimentRequest
             * @static
             * @param {ratchet.v1.AppendExperimentRequest} message AppendExperimentRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AppendExperimentRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.leaseId = "";
                    object.track = "";
                    object.outcome = options.enums === $String ? "EXPERIMENT_OUTCOME_UNSPECIFIED" : 0;
                    object.seed = 0;
                    object.cpuSeconds = 0;
                    object.wallSeconds = 0;
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                    object.leaseId = message.leaseId;
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    object.track = message.track;
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome"))
                    object.outcome = options.enums === $String ? $root.ratchet.v1.ExperimentOutcome[message.outcome] === $undefined ? message.outcome : $root.ratchet.v1.ExperimentOutcome[message.outcome] : message.outcome;
                if (message.metric != null && $Object.hasOwnProperty.call(message, "metric"))
                    object.metric = options.json && !$isFinite(message.metric) ? $String(message.metric) : message.metric;
                if (message.seed != null && $Object.hasOwnProperty.call(message, "seed"))
                    object.seed = message.seed;
                if (message.cpuSeconds != null && $Object.hasOwnProperty.call(message, "cpuSeconds"))
                    object.cpuSeconds = options.json && !$isFinite(message.cpuSeconds) ? $String(message.cpuSeconds) : message.cpuSeconds;
                if (message.wallSeconds != null && $Object.hasOwnProperty.call(message, "wallSeconds"))
                    object.wallSeconds = options.json && !$isFinite(message.wallSeconds) ? $String(message.wallSeconds) : message.wallSeconds;
                return object;
            };

            /**
             * Converts this AppendExperimentRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.AppendExperimentRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AppendExperimentRequest.prototype.toJSON = function() {
                return AppendExperimentRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for AppendExperimentRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.AppendExperimentRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AppendExperimentRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.AppendExperimentRequest";
            };

            return AppendExperimentRequest;
        })();

        v1.AppendExperimentResponse = (function() {

            /**
             * Properties of an AppendExperimentResponse.
             * @typedef {Object} ratchet.v1.AppendExperimentResponse.$Properties
             * @property {Long|null} [entry] AppendExperimentResponse entry
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppendExperimentResponse.
             * @memberof ratchet.v1
             * @interface IAppendExperimentResponse
             * @augments ratchet.v1.AppendExperimentResponse.$Properties
             * @deprecated Use ratchet.v1.AppendExperimentResponse.$Properties instead.
             */

            /**
             * Shape of an AppendExperimentResponse.
             * @typedef {ratchet.v1.AppendExperimentResponse.$Properties} ratchet.v1.AppendExperimentResponse.$Shape
             */

            /**
             * Constructs a new AppendExperimentResponse.
             * @memberof ratchet.v1
             * @classdesc Represents an AppendExperimentResponse.
             * @constructor
             * @param {ratchet.v1.AppendExperimentResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppendExperimentResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppendExperimentResponse entry.
             * @member {Long} entry
             * @memberof ratchet.v1.AppendExperimentResponse
             * @instance
             */
            AppendExperimentResponse.prototype.entry = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Creates a new AppendExperimentResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.AppendExperimentResponse
             * @static
             * @param {ratchet.v1.AppendExperimentResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.AppendExperimentResponse} AppendExperimentResponse instance
             * @type {{
             *   (properties: ratchet.v1.AppendExperimentResponse.$Shape): ratchet.v1.AppendExperimentResponse & ratchet.v1.AppendExperimentResponse.$Shape;
             *   (properties?: ratchet.v1.AppendExperimentResponse.$Properties): ratchet.v1.AppendExperimentResponse;
             * }}
             */
            AppendExperimentResponse.create = function(properties) {
                return new AppendExperimentResponse(properties);
            };

            /**
             * Encodes the specified AppendExperimentResponse message. Does not implicitly {@link ratchet.v1.AppendExperimentResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.AppendExperimentResponse
             * @static
             * @param {ratchet.v1.AppendExperimentResponse.$Properties} message AppendExperimentResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppendExperimentResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry") && (typeof message.entry === "object" ? message.entry.low || message.entry.high : message.entry !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.entry);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppendExperimentResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.AppendExperimentResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.AppendExperimentResponse & ratchet.v1.AppendExperimentResponse.$Shape} AppendExperimentResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppendExperimentResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.AppendExperimentResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.entry = value;
                            else
                                delete message.entry;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AppendExperimentResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.AppendExperimentResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.AppendExperimentResponse} AppendExperimentResponse
             */
            AppendExperimentResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.AppendExperimentResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.AppendExperimentResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.AppendExperimentResponse();
                if (object.entry != null)
                    if (typeof object.entry === "object" ? object.entry.low || object.entry.high : $Number(object.entry) !== 0)
                        if ($util.Long)
                            message.entry = $util.Long.fromValue(object.entry, false);
                        else if (typeof object.entry === "string")
                            message.entry = $parseInt(object.entry, 10);
                        else if (typeof object.entry === "number")
                            message.entry = object.entry;
                        else if (typeof object.entry === "object")
                            message.entry = new $util.LongBits(object.entry.low >>> 0, object.entry.high >>> 0).toNumber();
                return message;
            };

            /**
             * Creates a plain object from an AppendExperimentResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.AppendExperimentResponse
             * @static
             * @param {ratchet.v1.AppendExperimentResponse} message AppendExperimentResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AppendExperimentResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.entry = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.entry = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.entry = typeof message.entry === "number" ? $BigInt(message.entry) : $util.Long.fromBits(message.entry.low >>> 0, message.entry.high >>> 0, false).toBigInt();
                    else if (typeof message.entry === "number")
                        object.entry = options.longs === $String ? $String(message.entry) : message.entry;
                    else
                        object.entry = options.longs === $String ? $util.Long.prototype.toString.call(message.entry) : options.longs === $Number ? new $util.LongBits(message.entry.low >>> 0, message.entry.high >>> 0).toNumber() : message.entry;
                return object;
            };

            /**
             * Converts this AppendExperimentResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.AppendExperimentResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AppendExperimentResponse.prototype.toJSON = function() {
                return AppendExperimentResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for AppendExperimentResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.AppendExperimentResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AppendExperimentResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.AppendExperimentResponse";
            };

            return AppendExperimentResponse;
        })();

        v1.JournalEntry = (function() {

            /**
             * Properties of a JournalEntry.
             * @typedef {Object} ratchet.v1.JournalEntry.$Properties
             * @property {Long|null} [entry] JournalEntry entry
             * @property {string|null} [keyId] JournalEntry keyId
             * @property {string|null} [head] JournalEntry head
             * @property {string|null} [hypothesis] JournalEntry hypothesis
             * @property {ratchet.v1.ExperimentOutcome|null} [outcome] JournalEntry outcome
             * @property {number|null} [metric] JournalEntry metric
             * @property {Long|null} [recordedAtMs] JournalEntry recordedAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JournalEntry.
             * @memberof ratchet.v1
             * @interface IJournalEntry
             * @augments ratchet.v1.JournalEntry.$Properties
             * @deprecated Use ratchet.v1.JournalEntry.$Properties instead.
             */

            /**
             * Shape of a JournalEntry.
             * @typedef {ratchet.v1.JournalEntry.$Properties} ratchet.v1.JournalEntry.$Shape
             */

            /**
             * Constructs a new JournalEntry.
             * @memberof ratchet.v1
             * @classdesc Represents a JournalEntry.
             * @constructor
             * @param {ratchet.v1.JournalEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JournalEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JournalEntry entry.
             * @member {Long} entry
             * @memberof ratchet.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.entry = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * JournalEntry keyId.
             * @member {string} keyId
             * @memberof ratchet.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.keyId = "";

            /**
             * JournalEntry head.
             * @member {string} head
             * @memberof ratchet.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.head = "";

            /**
             * JournalEntry hypothesis.
             * @member {string} hypothesis
             * @memberof ratchet.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.hypothesis = "";

            /**
             * JournalEntry outcome.
             * @member {ratchet.v1.ExperimentOutcome} outcome
             * @memberof ratchet.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.outcome = 0;

            /**
             * JournalEntry metric.
             * @member {number|null|undefined} metric
             * @memberof ratchet.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.metric = null;

            /**
             * JournalEntry recordedAtMs.
             * @member {Long} recordedAtMs
             * @memberof ratchet.v1.JournalEntry
             * @instance
             */
            JournalEntry.prototype.recordedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(JournalEntry.prototype, "_metric", {
                get: $util.oneOfGetter($oneOfFields = ["metric"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new JournalEntry instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.JournalEntry
             * @static
             * @param {ratchet.v1.JournalEntry.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.JournalEntry} JournalEntry instance
             * @type {{
             *   (properties: ratchet.v1.JournalEntry.$Shape): ratchet.v1.JournalEntry & ratchet.v1.JournalEntry.$Shape;
             *   (properties?: ratchet.v1.JournalEntry.$Properties): ratchet.v1.JournalEntry;
             * }}
             */
            JournalEntry.create = function(properties) {
                return new JournalEntry(properties);
            };

            /**
             * Encodes the specified JournalEntry message. Does not implicitly {@link ratchet.v1.JournalEntry.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.JournalEntry
             * @static
             * @param {ratchet.v1.JournalEntry.$Properties} message JournalEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JournalEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry") && (typeof message.entry === "object" ? message.entry.low || message.entry.high : message.entry !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.entry);
                if (message.keyId != null && $Object.hasOwnProperty.call(message, "keyId") && message.keyId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.keyId);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && message.head !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.head);
                if (message.hypothesis != null && $Object.hasOwnProperty.call(message, "hypothesis") && message.hypothesis !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.hypothesis);
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome") && message.outcome !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).int32(message.outcome);
                if (message.metric != null && $Object.hasOwnProperty.call(message, "metric"))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.metric);
                if (message.recordedAtMs != null && $Object.hasOwnProperty.call(message, "recordedAtMs") && (typeof message.recordedAtMs === "object" ? message.recordedAtMs.low || message.recordedAtMs.high : message.recordedAtMs !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).int64(message.recordedAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JournalEntry message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.JournalEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.JournalEntry & ratchet.v1.JournalEntry.$Shape} JournalEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JournalEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.JournalEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.entry = value;
                            else
                                delete message.entry;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.keyId = value;
                            else
                                delete message.keyId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hypothesis = value;
                            else
                                delete message.hypothesis;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.outcome = value;
                            else
                                delete message.outcome;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            message.metric = reader.double();
                            message._metric = "metric";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.recordedAtMs = value;
                            else
                                delete message.recordedAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a JournalEntry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.JournalEntry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.JournalEntry} JournalEntry
             */
            JournalEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.JournalEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.JournalEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.JournalEntry();
                if (object.entry != null)
                    if (typeof object.entry === "object" ? object.entry.low || object.entry.high : $Number(object.entry) !== 0)
                        if ($util.Long)
                            message.entry = $util.Long.fromValue(object.entry, false);
                        else if (typeof object.entry === "string")
                            message.entry = $parseInt(object.entry, 10);
                        else if (typeof object.entry === "number")
                            message.entry = object.entry;
                        else if (typeof object.entry === "object")
                            message.entry = new $util.LongBits(object.entry.low >>> 0, object.entry.high >>> 0).toNumber();
                if (object.keyId != null)
                    if (typeof object.keyId !== "string" || object.keyId.length)
                        message.keyId = $String(object.keyId);
                if (object.head != null)
                    if (typeof object.head !== "string" || object.head.length)
                        message.head = $String(object.head);
                if (object.hypothesis != null)
                    if (typeof object.hypothesis !== "string" || object.hypothesis.length)
                        message.hypothesis = $String(object.hypothesis);
                if (object.outcome !== 0 && (typeof object.outcome !== "string" || $root.ratchet.v1.ExperimentOutcome[object.outcome] !== 0))
                    switch (object.outcome) {
                    case "EXPERIMENT_OUTCOME_UNSPECIFIED":
                    case 0:
                        message.outcome = 0;
                        break;
                    case "EXPERIMENT_OUTCOME_KEPT":
                    case 1:
                        message.outcome = 1;
                        break;
                    case "EXPERIMENT_OUTCOME_DISCARDED":
                    case 2:
                        message.outcome = 2;
                        break;
                    case "EXPERIMENT_OUTCOME_CRASHED":
                    case 3:
                        message.outcome = 3;
                        break;
                    default:
                        if (typeof object.outcome === "number" && (object.outcome | 0) === object.outcome)
                            message.outcome = object.outcome;
                    }
                if (object.metric != null)
                    message.metric = $Number(object.metric);
                if (object.recordedAtMs != null)
                    if (typeof object.recordedAtMs === "object" ? object.recordedAtMs.low || object.recordedAtMs.high : $Number(object.recordedAtMs) !== 0)
                        if ($util.Long)
                            message.recordedAtMs = $util.Long.fromValue(object.recordedAtMs, false);
                        else if (typeof object.recordedAtMs === "string")
                            message.recordedAtMs = $parseInt(object.recordedAtMs, 10);
                        else if (typeof object.recordedAtMs === "number")
                            message.recordedAtMs = object.recordedAtMs;
                        else if (typeof object.recordedAtMs === "object")
                            message.recordedAtMs = new $util.LongBits(object.recordedAtMs.low >>> 0, object.recordedAtMs.high >>> 0).toNumber();
                return message;
            };

            /**
             * Creates a plain object from a JournalEntry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.JournalEntry
             * @static
             * @param {ratchet.v1.JournalEntry} message JournalEntry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            JournalEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.entry = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.entry = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.keyId = "";
                    object.head = "";
                    object.hypothesis = "";
                    object.outcome = options.enums === $String ? "EXPERIMENT_OUTCOME_UNSPECIFIED" : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.recordedAtMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.recordedAtMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.entry = typeof message.entry === "number" ? $BigInt(message.entry) : $util.Long.fromBits(message.entry.low >>> 0, message.entry.high >>> 0, false).toBigInt();
                    else if (typeof message.entry === "number")
                        object.entry = options.longs === $String ? $String(message.entry) : message.entry;
                    else
                        object.entry = options.longs === $String ? $util.Long.prototype.toString.call(message.entry) : options.longs === $Number ? new $util.LongBits(message.entry.low >>> 0, message.entry.high >>> 0).toNumber() : message.entry;
                if (message.keyId != null && $Object.hasOwnProperty.call(message, "keyId"))
                    object.keyId = message.keyId;
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    object.head = message.head;
                if (message.hypothesis != null && $Object.hasOwnProperty.call(message, "hypothesis"))
                    object.hypothesis = message.hypothesis;
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome"))
                    object.outcome = options.enums === $String ? $root.ratchet.v1.ExperimentOutcome[message.outcome] === $undefined ? message.outcome : $root.ratchet.v1.ExperimentOutcome[message.outcome] : message.outcome;
                if (message.metric != null && $Object.hasOwnProperty.call(message, "metric"))
                    object.metric = options.json && !$isFinite(message.metric) ? $String(message.metric) : message.metric;
                if (message.recordedAtMs != null && $Object.hasOwnProperty.call(message, "recordedAtMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.recordedAtMs = typeof message.recordedAtMs === "number" ? $BigInt(message.recordedAtMs) : $util.Long.fromBits(message.recordedAtMs.low >>> 0, message.recordedAtMs.high >>> 0, false).toBigInt();
                    else if (typeof message.recordedAtMs === "number")
                        object.recordedAtMs = options.longs === $String ? $String(message.recordedAtMs) : message.recordedAtMs;
                    else
                        object.recordedAtMs = options.longs === $String ? $util.Long.prototype.toString.call(message.recordedAtMs) : options.longs === $Number ? new $util.LongBits(message.recordedAtMs.low >>> 0, message.recordedAtMs.high >>> 0).toNumber() : message.recordedAtMs;
                return object;
            };

            /**
             * Converts this JournalEntry to JSON.
             * @function toJSON
             * @memberof ratchet.v1.JournalEntry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            JournalEntry.prototype.toJSON = function() {
                return JournalEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for JournalEntry
             * @function getTypeUrl
             * @memberof ratchet.v1.JournalEntry
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JournalEntry.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.JournalEntry";
            };

            return JournalEntry;
        })();

        v1.ReadJournalRequest = (function() {

            /**
             * Properties of a ReadJournalRequest.
             * @typedef {Object} ratchet.v1.ReadJournalRequest.$Properties
             * @property {string|null} [track] ReadJournalRequest track
             * @property {Long|null} [after] ReadJournalRequest after
             * @property {number|null} [limit] ReadJournalRequest limit
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadJournalRequest.
             * @memberof ratchet.v1
             * @interface IReadJournalRequest
             * @augments ratchet.v1.ReadJournalRequest.$Properties
             * @deprecated Use ratchet.v1.ReadJournalRequest.$Properties instead.
             */

            /**
             * Shape of a ReadJournalRequest.
             * @typedef {ratchet.v1.ReadJournalRequest.$Properties} ratchet.v1.ReadJournalRequest.$Shape
             */

            /**
             * Constructs a new ReadJournalRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a ReadJournalRequest.
             * @constructor
             * @param {ratchet.v1.ReadJournalRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadJournalRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadJournalRequest track.
             * @member {string} track
             * @memberof ratchet.v1.ReadJournalRequest
             * @instance
             */
            ReadJournalRequest.prototype.track = "";

            /**
             * ReadJournalRequest after.
             * @member {Long} after
             * @memberof ratchet.v1.ReadJournalRequest
             * @instance
             */
            ReadJournalRequest.prototype.after = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * ReadJournalRequest limit.
             * @member {number} limit
             * @memberof ratchet.v1.ReadJournalRequest
             * @instance
             */
            ReadJournalRequest.prototype.limit = 0;

            /**
             * Creates a new ReadJournalRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.ReadJournalRequest
             * @static
             * @param {ratchet.v1.ReadJournalRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.ReadJournalRequest} ReadJournalRequest instance
             * @type {{
             *   (properties: ratchet.v1.ReadJournalRequest.$Shape): ratchet.v1.ReadJournalRequest & ratchet.v1.ReadJournalRequest.$Shape;
             *   (properties?: ratchet.v1.ReadJournalRequest.$Properties): ratchet.v1.ReadJournalRequest;
             * }}
             */
            ReadJournalRequest.create = function(properties) {
                return new ReadJournalRequest(properties);
            };

            /**
             * Encodes the specified ReadJournalRequest message. Does not implicitly {@link ratchet.v1.ReadJournalRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.ReadJournalRequest
             * @static
             * @param {ratchet.v1.ReadJournalRequest.$Properties} message ReadJournalRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadJournalRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.track != null && $Object.hasOwnProperty.call(message, "track") && message.track !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.track);
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && (typeof message.after === "object" ? message.after.low || message.after.high : message.after !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.after);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadJournalRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.ReadJournalRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.ReadJournalRequest & ratchet.v1.ReadJournalRequest.$Shape} ReadJournalRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadJournalRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.ReadJournalRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.track = value;
                            else
                                delete message.track;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReadJournalRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.ReadJournalRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.ReadJournalRequest} ReadJournalRequest
             */
            ReadJournalRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.ReadJournalRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.ReadJournalRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.ReadJournalRequest();
                if (object.track != null)
                    if (typeof object.track !== "string" || object.track.length)
                        message.track = $String(object.track);
                if (object.after != null)
                    if (typeof object.after === "object" ? object.after.low || object.after.high : $Number(object.after) !== 0)
                        if ($util.Long)
                            message.after = $util.Long.fromValue(object.after, false);
                        else if (typeof object.after === "string")
                            message.after = $parseInt(object.after, 10);
                        else if (typeof object.after === "number")
                            message.after = object.after;
                        else if (typeof object.after === "object")
                            message.after = new $util.LongBits(object.after.low >>> 0, object.after.high >>> 0).toNumber();
                if (object.limit != null)
                    if ($Number(object.limit) !== 0)
                        message.limit = object.limit >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a ReadJournalRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.ReadJournalRequest
             * @static
             * @param {ratchet.v1.ReadJournalRequest} message ReadJournalRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReadJournalRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.track = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.after = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.after = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.limit = 0;
                }
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    object.track = message.track;
                if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.after = typeof message.after === "number" ? $BigInt(message.after) : $util.Long.fromBits(message.after.low >>> 0, message.after.high >>> 0, false).toBigInt();
                    else if (typeof message.after === "number")
                        object.after = options.longs === $String ? $String(message.after) : message.after;
                    else
                        object.after = options.longs === $String ? $util.Long.prototype.toString.call(message.after) : options.longs === $Number ? new $util.LongBits(message.after.low >>> 0, message.after.high >>> 0).toNumber() : message.after;
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    object.limit = message.limit;
                return object;
            };

            /**
             * Converts this ReadJournalRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.ReadJournalRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReadJournalRequest.prototype.toJSON = function() {
                return ReadJournalRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ReadJournalRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.ReadJournalRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReadJournalRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.ReadJournalRequest";
            };

            return ReadJournalRequest;
        })();

        v1.ReadJournalResponse = (function() {

            /**
             * Properties of a ReadJournalResponse.
             * @typedef {Object} ratchet.v1.ReadJournalResponse.$Properties
             * @property {Array.<ratchet.v1.JournalEntry.$Properties>|null} [entries] ReadJournalResponse entries
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadJournalResponse.
             * @memberof ratchet.v1
             * @interface IReadJournalResponse
             * @augments ratchet.v1.ReadJournalResponse.$Properties
             * @deprecated Use ratchet.v1.ReadJournalResponse.$Properties instead.
             */

            /**
             * Shape of a ReadJournalResponse.
             * @typedef {ratchet.v1.ReadJournalResponse.$Properties} ratchet.v1.ReadJournalResponse.$Shape
             */

            /**
             * Constructs a new ReadJournalResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a ReadJournalResponse.
             * @constructor
             * @param {ratchet.v1.ReadJournalResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadJournalResponse = function (properties) {
                this.entries = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadJournalResponse entries.
             * @member {Array.<ratchet.v1.JournalEntry.$Properties>} entries
             * @memberof ratchet.v1.ReadJournalResponse
             * @instance
             */
            ReadJournalResponse.prototype.entries = $util.emptyArray;

            /**
             * Creates a new ReadJournalResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.ReadJournalResponse
             * @static
             * @param {ratchet.v1.ReadJournalResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.ReadJournalResponse} ReadJournalResponse instance
             * @type {{
             *   (properties: ratchet.v1.ReadJournalResponse.$Shape): ratchet.v1.ReadJournalResponse & ratchet.v1.ReadJournalResponse.$Shape;
             *   (properties?: ratchet.v1.ReadJournalResponse.$Properties): ratchet.v1.ReadJournalResponse;
             * }}
             */
            ReadJournalResponse.create = function(properties) {
                return new ReadJournalResponse(properties);
            };

            /**
             * Encodes the specified ReadJournalResponse message. Does not implicitly {@link ratchet.v1.ReadJournalResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.ReadJournalResponse
             * @static
             * @param {ratchet.v1.ReadJournalResponse.$Properties} message ReadJournalResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadJournalResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.entries != null && message.entries.length)
                    for (let i = 0; i < message.entries.length; ++i)
                        $root.ratchet.v1.JournalEntry.encode(message.entries[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadJournalResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.ReadJournalResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.ReadJournalResponse & ratchet.v1.ReadJournalResponse.$Shape} ReadJournalResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadJournalResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.ReadJournalResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.entries && message.entries.length))
                                message.entries = [];
                            message.entries.push($root.ratchet.v1.JournalEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReadJournalResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.ReadJournalResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.ReadJournalResponse} ReadJournalResponse
             */
            ReadJournalResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.ReadJournalResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.ReadJournalResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.ReadJournalResponse();
                if (object.entries) {
                    if (!$Array.isArray(object.entries))
                        throw $TypeError(".ratchet.v1.ReadJournalResponse.entries: array expected");
                    message.entries = $Array(object.entries.length);
                    for (let i = 0; i < object.entries.length; ++i) {
                        if (!$util.isObject(object.entries[i]))
                            throw $TypeError(".ratchet.v1.ReadJournalResponse.entries: object expected");
                        message.entries[i] = $root.ratchet.v1.JournalEntry.fromObject(object.entries[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ReadJournalResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.ReadJournalResponse
             * @static
             * @param {ratchet.v1.ReadJournalResponse} message ReadJournalResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReadJournalResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.entries = [];
                if (message.entries && message.entries.length) {
                    object.entries = $Array(message.entries.length);
                    for (let j = 0; j < message.entries.length; ++j)
                        object.entries[j] = $root.ratchet.v1.JournalEntry.toObject(message.entries[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ReadJournalResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.ReadJournalResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReadJournalResponse.prototype.toJSON = function() {
                return ReadJournalResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ReadJournalResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.ReadJournalResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReadJournalResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.ReadJournalResponse";
            };

            return ReadJournalResponse;
        })();

        v1.TakeLeaseRequest = (function() {

            /**
             * Properties of a TakeLeaseRequest.
             * @typedef {Object} ratchet.v1.TakeLeaseRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] TakeLeaseRequest header
             * @property {string|null} [track] TakeLeaseRequest track
             * @property {string|null} [hypothesis] TakeLeaseRequest hypothesis
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TakeLeaseRequest.
             * @memberof ratchet.v1
             * @interface ITakeLeaseRequest
             * @augments ratchet.v1.TakeLeaseRequest.$Properties
             * @deprecated Use ratchet.v1.TakeLeaseRequest.$Properties instead.
             */

            /**
             * Shape of a TakeLeaseRequest.
             * @typedef {ratchet.v1.TakeLeaseRequest.$Properties} ratchet.v1.TakeLeaseRequest.$Shape
             */

            /**
             * Constructs a new TakeLeaseRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a TakeLeaseRequest.
             * @constructor
             * @param {ratchet.v1.TakeLeaseRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TakeLeaseRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TakeLeaseRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.TakeLeaseRequest
             * @instance
             */
            TakeLeaseRequest.prototype.header = null;

            /**
             * TakeLeaseRequest track.
             * @member {string} track
             * @memberof ratchet.v1.TakeLeaseRequest
             * @instance
             */
            TakeLeaseRequest.prototype.track = "";

            /**
             * TakeLeaseRequest hypothesis.
             * @member {string} hypothesis
             * @memberof ratchet.v1.TakeLeaseRequest
             * @instance
             */
            TakeLeaseRequest.prototype.hypothesis = "";

            /**
             * Creates a new TakeLeaseRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.TakeLeaseRequest
             * @static
             * @param {ratchet.v1.TakeLeaseRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.TakeLeaseRequest} TakeLeaseRequest instance
             * @type {{
             *   (properties: ratchet.v1.TakeLeaseRequest.$Shape): ratchet.v1.TakeLeaseRequest & ratchet.v1.TakeLeaseRequest.$Shape;
             *   (properties?: ratchet.v1.TakeLeaseRequest.$Properties): ratchet.v1.TakeLeaseRequest;
             * }}
             */
            TakeLeaseRequest.create = function(properties) {
                return new TakeLeaseRequest(properties);
            };

            /**
             * Encodes the specified TakeLeaseRequest message. Does not implicitly {@link ratchet.v1.TakeLeaseRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.TakeLeaseRequest
             * @static
             * @param {ratchet.v1.TakeLeaseRequest.$Properties} message TakeLeaseRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TakeLeaseRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.track != null && $Object.hasOwnProperty.call(message, "track") && message.track !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.track);
                if (message.hypothesis != null && $Object.hasOwnProperty.call(message, "hypothesis") && message.hypothesis !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.hypothesis);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TakeLeaseRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.TakeLeaseRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.TakeLeaseRequest & ratchet.v1.TakeLeaseRequest.$Shape} TakeLeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TakeLeaseRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.TakeLeaseRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.track = value;
                            else
                                delete message.track;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hypothesis = value;
                            else
                                delete message.hypothesis;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a TakeLeaseRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.TakeLeaseRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.TakeLeaseRequest} TakeLeaseRequest
             */
            TakeLeaseRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.TakeLeaseRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.TakeLeaseRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.TakeLeaseRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.TakeLeaseRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.track != null)
                    if (typeof object.track !== "string" || object.track.length)
                        message.track = $String(object.track);
                if (object.hypothesis != null)
                    if (typeof object.hypothesis !== "string" || object.hypothesis.length)
                        message.hypothesis = $String(object.hypothesis);
                return message;
            };

            /**
             * Creates a plain object from a TakeLeaseRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.TakeLeaseRequest
             * @static
             * @param {ratchet.v1.TakeLeaseRequest} message TakeLeaseRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            TakeLeaseRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.track = "";
                    object.hypothesis = "";
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    object.track = message.track;
                if (message.hypothesis != null && $Object.hasOwnProperty.call(message, "hypothesis"))
                    object.hypothesis = message.hypothesis;
                return object;
            };

            /**
             * Converts this TakeLeaseRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.TakeLeaseRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            TakeLeaseRequest.prototype.toJSON = function() {
                return TakeLeaseRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for TakeLeaseRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.TakeLeaseRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            TakeLeaseRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.TakeLeaseRequest";
            };

            return TakeLeaseRequest;
        })();

        v1.TakeLeaseResponse = (function() {

            /**
             * Properties of a TakeLeaseResponse.
             * @typedef {Object} ratchet.v1.TakeLeaseResponse.$Properties
             * @property {string|null} [leaseId] TakeLeaseResponse leaseId
             * @property {string|null} [head] TakeLeaseResponse head
             * @property {Long|null} [expiresAtMs] TakeLeaseResponse expiresAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TakeLeaseResponse.
             * @memberof ratchet.v1
             * @interface ITakeLeaseResponse
             * @augments ratchet.v1.TakeLeaseResponse.$Properties
             * @deprecated Use ratchet.v1.TakeLeaseResponse.$Properties instead.
             */

            /**
             * Shape of a TakeLeaseResponse.
             * @typedef {ratchet.v1.TakeLeaseResponse.$Properties} ratchet.v1.TakeLeaseResponse.$Shape
             */

            /**
             * Constructs a new TakeLeaseResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a TakeLeaseResponse.
             * @constructor
             * @param {ratchet.v1.TakeLeaseResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TakeLeaseResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TakeLeaseResponse leaseId.
             * @member {string} leaseId
             * @memberof ratchet.v1.TakeLeaseResponse
             * @instance
             */
            TakeLeaseResponse.prototype.leaseId = "";

            /**
             * TakeLeaseResponse head.
             * @member {string} head
             * @memberof ratchet.v1.TakeLeaseResponse
             * @instance
             */
            TakeLeaseResponse.prototype.head = "";

            /**
             * TakeLeaseResponse expiresAtMs.
             * @member {Long} expiresAtMs
             * @memberof ratchet.v1.TakeLeaseResponse
             * @instance
             */
            TakeLeaseResponse.prototype.expiresAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Creates a new TakeLeaseResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.TakeLeaseResponse
             * @static
             * @param {ratchet.v1.TakeLeaseResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.TakeLeaseResponse} TakeLeaseResponse instance
             * @type {{
             *   (properties: ratchet.v1.TakeLeaseResponse.$Shape): ratchet.v1.TakeLeaseResponse & ratchet.v1.TakeLeaseResponse.$Shape;
             *   (properties?: ratchet.v1.TakeLeaseResponse.$Properties): ratchet.v1.TakeLeaseResponse;
             * }}
             */
            TakeLeaseResponse.create = function(properties) {
                return new TakeLeaseResponse(properties);
            };

            /**
             * Encodes the specified TakeLeaseResponse message. Does not implicitly {@link ratchet.v1.TakeLeaseResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.TakeLeaseResponse
             * @static
             * @param {ratchet.v1.TakeLeaseResponse.$Properties} message TakeLeaseResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TakeLeaseResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && message.leaseId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.leaseId);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && message.head !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.head);
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && (typeof message.expiresAtMs === "object" ? message.expiresAtMs.low || message.expiresAtMs.high : message.expiresAtMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.expiresAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TakeLeaseResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.TakeLeaseResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.TakeLeaseResponse & ratchet.v1.TakeLeaseResponse.$Shape} TakeLeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TakeLeaseResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.TakeLeaseResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.leaseId = value;
                            else
                                delete message.leaseId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a TakeLeaseResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.TakeLeaseResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.TakeLeaseResponse} TakeLeaseResponse
             */
            TakeLeaseResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.TakeLeaseResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.TakeLeaseResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.TakeLeaseResponse();
                if (object.leaseId != null)
                    if (typeof object.leaseId !== "string" || object.leaseId.length)
                        message.leaseId = $String(object.leaseId);
                if (object.head != null)
                    if (typeof object.head !== "string" || object.head.length)
                        message.head = $String(object.head);
                if (object.expiresAtMs != null)
                    if (typeof object.expiresAtMs === "object" ? object.expiresAtMs.low || object.expiresAtMs.high : $Number(object.expiresAtMs) !== 0)
                        if ($util.Long)
                            message.expiresAtMs = $util.Long.fromValue(object.expiresAtMs, false);
                        else if (typeof object.expiresAtMs === "string")
                            message.expiresAtMs = $parseInt(object.expiresAtMs, 10);
                        else if (typeof object.expiresAtMs === "number")
                            message.expiresAtMs = object.expiresAtMs;
                        else if (typeof object.expiresAtMs === "object")
                            message.expiresAtMs = new $util.LongBits(object.expiresAtMs.low >>> 0, object.expiresAtMs.high >>> 0).toNumber();
                return message;
            };

            /**
             * Creates a plain object from a TakeLeaseResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.TakeLeaseResponse
             * @static
             * @param {ratchet.v1.TakeLeaseResponse} message TakeLeaseResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            TakeLeaseResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.leaseId = "";
                    object.head = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.expiresAtMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.expiresAtMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                    object.leaseId = message.leaseId;
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    object.head = message.head;
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.expiresAtMs = typeof message.expiresAtMs === "number" ? $BigInt(message.expiresAtMs) : $util.Long.fromBits(message.expiresAtMs.low >>> 0, message.expiresAtMs.high >>> 0, false).toBigInt();
                    else if (typeof message.expiresAtMs === "number")
                        object.expiresAtMs = options.longs === $String ? $String(message.expiresAtMs) : message.expiresAtMs;
                    else
                        object.expiresAtMs = options.longs === $String ? $util.Long.prototype.toString.call(message.expiresAtMs) : options.longs === $Number ? new $util.LongBits(message.expiresAtMs.low >>> 0, message.expiresAtMs.high >>> 0).toNumber() : message.expiresAtMs;
                return object;
            };

            /**
             * Converts this TakeLeaseResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.TakeLeaseResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            TakeLeaseResponse.prototype.toJSON = function() {
                return TakeLeaseResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for TakeLeaseResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.TakeLeaseResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            TakeLeaseResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.TakeLeaseResponse";
            };

            return TakeLeaseResponse;
        })();

        v1.RenewLeaseRequest = (function() {

            /**
             * Properties of a RenewLeaseRequest.
             * @typedef {Object} ratchet.v1.RenewLeaseRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] RenewLeaseRequest header
             * @property {string|null} [leaseId] RenewLeaseRequest leaseId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RenewLeaseRequest.
             * @memberof ratchet.v1
             * @interface IRenewLeaseRequest
             * @augments ratchet.v1.RenewLeaseRequest.$Properties
             * @deprecated Use ratchet.v1.RenewLeaseRequest.$Properties instead.
             */

            /**
             * Shape of a RenewLeaseRequest.
             * @typedef {ratchet.v1.RenewLeaseRequest.$Properties} ratchet.v1.RenewLeaseRequest.$Shape
             */

            /**
             * Constructs a new RenewLeaseRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a RenewLeaseRequest.
             * @constructor
             * @param {ratchet.v1.RenewLeaseRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RenewLeaseRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RenewLeaseRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.RenewLeaseRequest
             * @instance
             */
            RenewLeaseRequest.prototype.header = null;

            /**
             * RenewLeaseRequest leaseId.
             * @member {string} leaseId
             * @memberof ratchet.v1.RenewLeaseRequest
             * @instance
             */
            RenewLeaseRequest.prototype.leaseId = "";

            /**
             * Creates a new RenewLeaseRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.RenewLeaseRequest
             * @static
             * @param {ratchet.v1.RenewLeaseRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.RenewLeaseRequest} RenewLeaseRequest instance
             * @type {{
             *   (properties: ratchet.v1.RenewLeaseRequest.$Shape): ratchet.v1.RenewLeaseRequest & ratchet.v1.RenewLeaseRequest.$Shape;
             *   (properties?: ratchet.v1.RenewLeaseRequest.$Properties): ratchet.v1.RenewLeaseRequest;
             * }}
             */
            RenewLeaseRequest.create = function(properties) {
                return new RenewLeaseRequest(properties);
            };

            /**
             * Encodes the specified RenewLeaseRequest message. Does not implicitly {@link ratchet.v1.RenewLeaseRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.RenewLeaseRequest
             * @static
             * @param {ratchet.v1.RenewLeaseRequest.$Properties} message RenewLeaseRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RenewLeaseRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && message.leaseId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.leaseId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RenewLeaseRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.RenewLeaseRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.RenewLeaseRequest & ratchet.v1.RenewLeaseRequest.$Shape} RenewLeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RenewLeaseRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.RenewLeaseRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.leaseId = value;
                            else
                                delete message.leaseId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RenewLeaseRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.RenewLeaseRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.RenewLeaseRequest} RenewLeaseRequest
             */
            RenewLeaseRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.RenewLeaseRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.RenewLeaseRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.RenewLeaseRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.RenewLeaseRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.leaseId != null)
                    if (typeof object.leaseId !== "string" || object.leaseId.length)
                        message.leaseId = $String(object.leaseId);
                return message;
            };

            /**
             * Creates a plain object from a RenewLeaseRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.RenewLeaseRequest
             * @static
             * @param {ratchet.v1.RenewLeaseRequest} message RenewLeaseRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RenewLeaseRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.leaseId = "";
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                    object.leaseId = message.leaseId;
                return object;
            };

            /**
             * Converts this RenewLeaseRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.RenewLeaseRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RenewLeaseRequest.prototype.toJSON = function() {
                return RenewLeaseRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RenewLeaseRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.RenewLeaseRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RenewLeaseRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.RenewLeaseRequest";
            };

            return RenewLeaseRequest;
        })();

        v1.RenewLeaseResponse = (function() {

            /**
             * Properties of a RenewLeaseResponse.
             * @typedef {Object} ratchet.v1.RenewLeaseResponse.$Properties
             * @property {Long|null} [expiresAtMs] RenewLeaseResponse expiresAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RenewLeaseResponse.
             * @memberof ratchet.v1
             * @interface IRenewLeaseResponse
             * @augments ratchet.v1.RenewLeaseResponse.$Properties
             * @deprecated Use ratchet.v1.RenewLeaseResponse.$Properties instead.
             */

            /**
             * Shape of a RenewLeaseResponse.
             * @typedef {ratchet.v1.RenewLeaseResponse.$Properties} ratchet.v1.RenewLeaseResponse.$Shape
             */

            /**
             * Constructs a new RenewLeaseResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a RenewLeaseResponse.
             * @constructor
             * @param {ratchet.v1.RenewLeaseResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RenewLeaseResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RenewLeaseResponse expiresAtMs.
             * @member {Long} expiresAtMs
             * @memberof ratchet.v1.RenewLeaseResponse
             * @instance
             */
            RenewLeaseResponse.prototype.expiresAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Creates a new RenewLeaseResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.RenewLeaseResponse
             * @static
             * @param {ratchet.v1.RenewLeaseResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.RenewLeaseResponse} RenewLeaseResponse instance
             * @type {{
             *   (properties: ratchet.v1.RenewLeaseResponse.$Shape): ratchet.v1.RenewLeaseResponse & ratchet.v1.RenewLeaseResponse.$Shape;
             *   (properties?: ratchet.v1.RenewLeaseResponse.$Properties): ratchet.v1.RenewLeaseResponse;
             * }}
             */
            RenewLeaseResponse.create = function(properties) {
                return new RenewLeaseResponse(properties);
            };

            /**
             * Encodes the specified RenewLeaseResponse message. Does not implicitly {@link ratchet.v1.RenewLeaseResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.RenewLeaseResponse
             * @static
             * @param {ratchet.v1.RenewLeaseResponse.$Properties} message RenewLeaseResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RenewLeaseResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && (typeof message.expiresAtMs === "object" ? message.expiresAtMs.low || message.expiresAtMs.high : message.expiresAtMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.expiresAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RenewLeaseResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.RenewLeaseResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.RenewLeaseResponse & ratchet.v1.RenewLeaseResponse.$Shape} RenewLeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RenewLeaseResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.RenewLeaseResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RenewLeaseResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.RenewLeaseResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.RenewLeaseResponse} RenewLeaseResponse
             */
            RenewLeaseResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.RenewLeaseResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.RenewLeaseResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.RenewLeaseResponse();
                if (object.expiresAtMs != null)
                    if (typeof object.expiresAtMs === "object" ? object.expiresAtMs.low || object.expiresAtMs.high : $Number(object.expiresAtMs) !== 0)
                        if ($util.Long)
                            message.expiresAtMs = $util.Long.fromValue(object.expiresAtMs, false);
                        else if (typeof object.expiresAtMs === "string")
                            message.expiresAtMs = $parseInt(object.expiresAtMs, 10);
                        else if (typeof object.expiresAtMs === "number")
                            message.expiresAtMs = object.expiresAtMs;
                        else if (typeof object.expiresAtMs === "object")
                            message.expiresAtMs = new $util.LongBits(object.expiresAtMs.low >>> 0, object.expiresAtMs.high >>> 0).toNumber();
                return message;
            };

            /**
             * Creates a plain object from a RenewLeaseResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.RenewLeaseResponse
             * @static
             * @param {ratchet.v1.RenewLeaseResponse} message RenewLeaseResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RenewLeaseResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.expiresAtMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.expiresAtMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.expiresAtMs = typeof message.expiresAtMs === "number" ? $BigInt(message.expiresAtMs) : $util.Long.fromBits(message.expiresAtMs.low >>> 0, message.expiresAtMs.high >>> 0, false).toBigInt();
                    else if (typeof message.expiresAtMs === "number")
                        object.expiresAtMs = options.longs === $String ? $String(message.expiresAtMs) : message.expiresAtMs;
                    else
                        object.expiresAtMs = options.longs === $String ? $util.Long.prototype.toString.call(message.expiresAtMs) : options.longs === $Number ? new $util.LongBits(message.expiresAtMs.low >>> 0, message.expiresAtMs.high >>> 0).toNumber() : message.expiresAtMs;
                return object;
            };

            /**
             * Converts this RenewLeaseResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.RenewLeaseResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RenewLeaseResponse.prototype.toJSON = function() {
                return RenewLeaseResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RenewLeaseResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.RenewLeaseResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RenewLeaseResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.RenewLeaseResponse";
            };

            return RenewLeaseResponse;
        })();

        v1.ReleaseLeaseRequest = (function() {

            /**
             * Properties of a ReleaseLeaseRequest.
             * @typedef {Object} ratchet.v1.ReleaseLeaseRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] ReleaseLeaseRequest header
             * @property {string|null} [leaseId] ReleaseLeaseRequest leaseId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReleaseLeaseRequest.
             * @memberof ratchet.v1
             * @interface IReleaseLeaseRequest
             * @augments ratchet.v1.ReleaseLeaseRequest.$Properties
             * @deprecated Use ratchet.v1.ReleaseLeaseRequest.$Properties instead.
             */

            /**
             * Shape of a ReleaseLeaseRequest.
             * @typedef {ratchet.v1.ReleaseLeaseRequest.$Properties} ratchet.v1.ReleaseLeaseRequest.$Shape
             */

            /**
             * Constructs a new ReleaseLeaseRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a ReleaseLeaseRequest.
             * @constructor
             * @param {ratchet.v1.ReleaseLeaseRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReleaseLeaseRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReleaseLeaseRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.ReleaseLeaseRequest
             * @instance
             */
            ReleaseLeaseRequest.prototype.header = null;

            /**
             * ReleaseLeaseRequest leaseId.
             * @member {string} leaseId
             * @memberof ratchet.v1.ReleaseLeaseRequest
             * @instance
             */
            ReleaseLeaseRequest.prototype.leaseId = "";

            /**
             * Creates a new ReleaseLeaseRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.ReleaseLeaseRequest
             * @static
             * @param {ratchet.v1.ReleaseLeaseRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.ReleaseLeaseRequest} ReleaseLeaseRequest instance
             * @type {{
             *   (properties: ratchet.v1.ReleaseLeaseRequest.$Shape): ratchet.v1.ReleaseLeaseRequest & ratchet.v1.ReleaseLeaseRequest.$Shape;
             *   (properties?: ratchet.v1.ReleaseLeaseRequest.$Properties): ratchet.v1.ReleaseLeaseRequest;
             * }}
             */
            ReleaseLeaseRequest.create = function(properties) {
                return new ReleaseLeaseRequest(properties);
            };

            /**
             * Encodes the specified ReleaseLeaseRequest message. Does not implicitly {@link ratchet.v1.ReleaseLeaseRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.ReleaseLeaseRequest
             * @static
             * @param {ratchet.v1.ReleaseLeaseRequest.$Properties} message ReleaseLeaseRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReleaseLeaseRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && message.leaseId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.leaseId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReleaseLeaseRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.ReleaseLeaseRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.ReleaseLeaseRequest & ratchet.v1.ReleaseLeaseRequest.$Shape} ReleaseLeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReleaseLeaseRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.ReleaseLeaseRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.leaseId = value;
                            else
                                delete message.leaseId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReleaseLeaseRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.ReleaseLeaseRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.ReleaseLeaseRequest} ReleaseLeaseRequest
             */
            ReleaseLeaseRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.ReleaseLeaseRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.ReleaseLeaseRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.ReleaseLeaseRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.ReleaseLeaseRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.leaseId != null)
                    if (typeof object.leaseId !== "string" || object.leaseId.length)
                        message.leaseId = $String(object.leaseId);
                return message;
            };

            /**
             * Creates a plain object from a ReleaseLeaseRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.ReleaseLeaseRequest
             * @static
             * @param {ratchet.v1.ReleaseLeaseRequest} message ReleaseLeaseRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReleaseLeaseRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.leaseId = "";
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                    object.leaseId = message.leaseId;
                return object;
            };

            /**
             * Converts this ReleaseLeaseRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.ReleaseLeaseRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReleaseLeaseRequest.prototype.toJSON = function() {
                return ReleaseLeaseRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ReleaseLeaseRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.ReleaseLeaseRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReleaseLeaseRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.ReleaseLeaseRequest";
            };

            return ReleaseLeaseRequest;
        })();

        v1.ReleaseLeaseResponse = (function() {

            /**
             * Properties of a ReleaseLeaseResponse.
             * @typedef {Object} ratchet.v1.ReleaseLeaseResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReleaseLeaseResponse.
             * @memberof ratchet.v1
             * @interface IReleaseLeaseResponse
             * @augments ratchet.v1.ReleaseLeaseResponse.$Properties
             * @deprecated Use ratchet.v1.ReleaseLeaseResponse.$Properties instead.
             */

            /**
             * Shape of a ReleaseLeaseResponse.
             * @typedef {ratchet.v1.ReleaseLeaseResponse.$Properties} ratchet.v1.ReleaseLeaseResponse.$Shape
             */

            /**
             * Constructs a new ReleaseLeaseResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a ReleaseLeaseResponse.
             * @constructor
             * @param {ratchet.v1.ReleaseLeaseResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReleaseLeaseResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ReleaseLeaseResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.ReleaseLeaseResponse
             * @static
             * @param {ratchet.v1.ReleaseLeaseResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.ReleaseLeaseResponse} ReleaseLeaseResponse instance
             * @type {{
             *   (properties: ratchet.v1.ReleaseLeaseResponse.$Shape): ratchet.v1.ReleaseLeaseResponse & ratchet.v1.ReleaseLeaseResponse.$Shape;
             *   (properties?: ratchet.v1.ReleaseLeaseResponse.$Properties): ratchet.v1.ReleaseLeaseResponse;
             * }}
             */
            ReleaseLeaseResponse.create = function(properties) {
                return new ReleaseLeaseResponse(properties);
            };

            /**
             * Encodes the specified ReleaseLeaseResponse message. Does not implicitly {@link ratchet.v1.ReleaseLeaseResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.ReleaseLeaseResponse
             * @static
             * @param {ratchet.v1.ReleaseLeaseResponse.$Properties} message ReleaseLeaseResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReleaseLeaseResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReleaseLeaseResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.ReleaseLeaseResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.ReleaseLeaseResponse & ratchet.v1.ReleaseLeaseResponse.$Shape} ReleaseLeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReleaseLeaseResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.ReleaseLeaseResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReleaseLeaseResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.ReleaseLeaseResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.ReleaseLeaseResponse} ReleaseLeaseResponse
             */
            ReleaseLeaseResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.ReleaseLeaseResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.ReleaseLeaseResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.ratchet.v1.ReleaseLeaseResponse();
            };

            /**
             * Creates a plain object from a ReleaseLeaseResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.ReleaseLeaseResponse
             * @static
             * @param {ratchet.v1.ReleaseLeaseResponse} message ReleaseLeaseResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReleaseLeaseResponse.toObject = function () {
                return {};
            };

            /**
             * Converts this ReleaseLeaseResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.ReleaseLeaseResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReleaseLeaseResponse.prototype.toJSON = function() {
                return ReleaseLeaseResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ReleaseLeaseResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.ReleaseLeaseResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReleaseLeaseResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.ReleaseLeaseResponse";
            };

            return ReleaseLeaseResponse;
        })();

        v1.RegisterRequest = (function() {

            /**
             * Properties of a RegisterRequest.
             * @typedef {Object} ratchet.v1.RegisterRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] RegisterRequest header
             * @property {string|null} [displayName] RegisterRequest displayName
             * @property {ratchet.v1.Machine.$Properties|null} [machine] RegisterRequest machine
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RegisterRequest.
             * @memberof ratchet.v1
             * @interface IRegisterRequest
             * @augments ratchet.v1.RegisterRequest.$Properties
             * @deprecated Use ratchet.v1.RegisterRequest.$Properties instead.
             */

            /**
             * Shape of a RegisterRequest.
             * @typedef {ratchet.v1.RegisterRequest.$Properties} ratchet.v1.RegisterRequest.$Shape
             */

            /**
             * Constructs a new RegisterRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a RegisterRequest.
             * @constructor
             * @param {ratchet.v1.RegisterRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RegisterRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RegisterRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.header = null;

            /**
             * RegisterRequest displayName.
             * @member {string} displayName
             * @memberof ratchet.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.displayName = "";

            /**
             * RegisterRequest machine.
             * @member {ratchet.v1.Machine.$Properties|null|undefined} machine
             * @memberof ratchet.v1.RegisterRequest
             * @instance
             */
            RegisterRequest.prototype.machine = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RegisterRequest.prototype, "_machine", {
                get: $util.oneOfGetter($oneOfFields = ["machine"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new RegisterRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.RegisterRequest
             * @static
             * @param {ratchet.v1.RegisterRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.RegisterRequest} RegisterRequest instance
             * @type {{
             *   (properties: ratchet.v1.RegisterRequest.$Shape): ratchet.v1.RegisterRequest & ratchet.v1.RegisterRequest.$Shape;
             *   (properties?: ratchet.v1.RegisterRequest.$Properties): ratchet.v1.RegisterRequest;
             * }}
             */
            RegisterRequest.create = function(properties) {
                return new RegisterRequest(properties);
            };

            /**
             * Encodes the specified RegisterRequest message. Does not implicitly {@link ratchet.v1.RegisterRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.RegisterRequest
             * @static
             * @param {ratchet.v1.RegisterRequest.$Properties} message RegisterRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RegisterRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.displayName != null && $Object.hasOwnProperty.call(message, "displayName") && message.displayName !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.displayName);
                if (message.machine != null && $Object.hasOwnProperty.call(message, "machine"))
                    $root.ratchet.v1.Machine.encode(message.machine, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RegisterRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.RegisterRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.RegisterRequest & ratchet.v1.RegisterRequest.$Shape} RegisterRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RegisterRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.RegisterRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.displayName = value;
                            else
                                delete message.displayName;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.machine = $root.ratchet.v1.Machine.decode(reader, reader.size(), $undefined, _depth + 1, message.machine);
                            message._machine = "machine";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RegisterRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.RegisterRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.RegisterRequest} RegisterRequest
             */
            RegisterRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.RegisterRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.RegisterRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.RegisterRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.RegisterRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.displayName != null)
                    if (typeof object.displayName !== "string" || object.displayName.length)
                        message.displayName = $String(object.displayName);
                if (object.machine != null) {
                    if (!$util.isObject(object.machine))
                        throw $TypeError(".ratchet.v1.RegisterRequest.machine: object expected");
                    message.machine = $root.ratchet.v1.Machine.fromObject(object.machine, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a RegisterRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.RegisterRequest
             * @static
             * @param {ratchet.v1.RegisterRequest} message RegisterRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RegisterRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.displayName = "";
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.displayName != null && $Object.hasOwnProperty.call(message, "displayName"))
                    object.displayName = message.displayName;
                if (message.machine != null && $Object.hasOwnProperty.call(message, "machine"))
                    object.machine = $root.ratchet.v1.Machine.toObject(message.machine, options, _depth + 1);
                return object;
            };

            /**
             * Converts this RegisterRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.RegisterRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RegisterRequest.prototype.toJSON = function() {
                return RegisterRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RegisterRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.RegisterRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RegisterRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.RegisterRequest";
            };

            return RegisterRequest;
        })();

        v1.Machine = (function() {

            /**
             * Properties of a Machine.
             * @typedef {Object} ratchet.v1.Machine.$Properties
             * @property {string|null} [machineId] Machine machineId
             * @property {string|null} [role] Machine role
             * @property {string|null} [label] Machine label
             * @property {string|null} [hardwareClass] Machine hardwareClass
             * @property {number|null} [cpus] Machine cpus
             * @property {number|null} [memoryMib] Machine memoryMib
             * @property {Array.<string>|null} [gpus] Machine gpus
             * @property {string|null} [version] Machine version
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Machine.
             * @memberof ratchet.v1
             * @interface IMachine
             * @augments ratchet.v1.Machine.$Properties
             * @deprecated Use ratchet.v1.Machine.$Properties instead.
             */

            /**
             * Shape of a Machine.
             * @typedef {ratchet.v1.Machine.$Properties} ratchet.v1.Machine.$Shape
             */

            /**
             * Constructs a new Machine.
             * @memberof ratchet.v1
             * @classdesc Represents a Machine.
             * @constructor
             * @param {ratchet.v1.Machine.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Machine = function (properties) {
                this.gpus = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Machine machineId.
             * @member {string} machineId
             * @memberof ratchet.v1.Machine
             * @instance
             */
            Machine.prototype.machineId = "";

            /**
             * Machine role.
             * @member {string} role
             * @memberof ratchet.v1.Machine
             * @instance
             */
            Machine.prototype.role = "";

            /**
             * Machine label.
             * @member {string} label
             * @memberof ratchet.v1.Machine
             * @instance
             */
            Machine.prototype.label = "";

            /**
             * Machine hardwareClass.
             * @member {string} hardwareClass
             * @memberof ratchet.v1.Machine
             * @instance
             */
            Machine.prototype.hardwareClass = "";

            /**
             * Machine cpus.
             * @member {number} cpus
             * @memberof ratchet.v1.Machine
             * @instance
             */
            Machine.prototype.cpus = 0;

            /**
             * Machine memoryMib.
             * @member {number} memoryMib
             * @memberof ratchet.v1.Machine
             * @instance
             */
            Machine.prototype.memoryMib = 0;

            /**
             * Machine gpus.
             * @member {Array.<string>} gpus
             * @memberof ratchet.v1.Machine
             * @instance
             */
            Machine.prototype.gpus = $util.emptyArray;

            /**
             * Machine version.
             * @member {string} version
             * @memberof ratchet.v1.Machine
             * @instance
             */
            Machine.prototype.version = "";

            /**
             * Creates a new Machine instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.Machine
             * @static
             * @param {ratchet.v1.Machine.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.Machine} Machine instance
             * @type {{
             *   (properties: ratchet.v1.Machine.$Shape): ratchet.v1.Machine & ratchet.v1.Machine.$Shape;
             *   (properties?: ratchet.v1.Machine.$Properties): ratchet.v1.Machine;
             * }}
             */
            Machine.create = function(properties) {
                return new Machine(properties);
            };

            /**
             * Encodes the specified Machine message. Does not implicitly {@link ratchet.v1.Machine.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.Machine
             * @static
             * @param {ratchet.v1.Machine.$Properties} message Machine message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Machine.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.machineId != null && $Object.hasOwnProperty.call(message, "machineId") && message.machineId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.machineId);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.role);
                if (message.label != null && $Object.hasOwnProperty.call(message, "label") && message.label !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.label);
                if (message.hardwareClass != null && $Object.hasOwnProperty.call(message, "hardwareClass") && message.hardwareClass !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.hardwareClass);
                if (message.cpus != null && $Object.hasOwnProperty.call(message, "cpus") && message.cpus !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.cpus);
                if (message.memoryMib != null && $Object.hasOwnProperty.call(message, "memoryMib") && message.memoryMib !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.memoryMib);
                if (message.gpus != null && message.gpus.length)
                    for (let i = 0; i < message.gpus.length; ++i)
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.gpus[i]);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.version);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Machine message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.Machine
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.Machine & ratchet.v1.Machine.$Shape} Machine
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Machine.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.Machine();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.machineId = value;
                            else
                                delete message.machineId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.label = value;
                            else
                                delete message.label;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hardwareClass = value;
                            else
                                delete message.hardwareClass;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.cpus = value;
                            else
                                delete message.cpus;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.memoryMib = value;
                            else
                                delete message.memoryMib;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.gpus && message.gpus.length))
                                message.gpus = [];
                            message.gpus.push(reader.stringVerify());
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Machine message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.Machine
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.Machine} Machine
             */
            Machine.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.Machine)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.Machine: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.Machine();
                if (object.machineId != null)
                    if (typeof object.machineId !== "string" || object.machineId.length)
                        message.machineId = $String(object.machineId);
                if (object.role != null)
                    if (typeof object.role !== "string" || object.role.length)
                        message.role = $String(object.role);
                if (object.label != null)
                    if (typeof object.label !== "string" || object.label.length)
                        message.label = $String(object.label);
                if (object.hardwareClass != null)
                    if (typeof object.hardwareClass !== "string" || object.hardwareClass.length)
                        message.hardwareClass = $String(object.hardwareClass);
                if (object.cpus != null)
                    if ($Number(object.cpus) !== 0)
                        message.cpus = object.cpus >>> 0;
                if (object.memoryMib != null)
                    if ($Number(object.memoryMib) !== 0)
                        message.memoryMib = object.memoryMib >>> 0;
                if (object.gpus) {
                    if (!$Array.isArray(object.gpus))
                        throw $TypeError(".ratchet.v1.Machine.gpus: array expected");
                    message.gpus = $Array(object.gpus.length);
                    for (let i = 0; i < object.gpus.length; ++i)
                        message.gpus[i] = $String(object.gpus[i]);
                }
                if (object.version != null)
                    if (typeof object.version !== "string" || object.version.length)
                        message.version = $String(object.version);
                return message;
            };

            /**
             * Creates a plain object from a Machine message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.Machine
             * @static
             * @param {ratchet.v1.Machine} message Machine
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Machine.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.gpus = [];
                if (options.defaults) {
                    object.machineId = "";
                    object.role = "";
                    object.label = "";
                    object.hardwareClass = "";
                    object.cpus = 0;
                    object.memoryMib = 0;
                    object.version = "";
                }
                if (message.machineId != null && $Object.hasOwnProperty.call(message, "machineId"))
                    object.machineId = message.machineId;
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    object.role = message.role;
                if (message.label != null && $Object.hasOwnProperty.call(message, "label"))
                    object.label = message.label;
                if (message.hardwareClass != null && $Object.hasOwnProperty.call(message, "hardwareClass"))
                    object.hardwareClass = message.hardwareClass;
                if (message.cpus != null && $Object.hasOwnProperty.call(message, "cpus"))
                    object.cpus = message.cpus;
                if (message.memoryMib != null && $Object.hasOwnProperty.call(message, "memoryMib"))
                    object.memoryMib = message.memoryMib;
                if (message.gpus && message.gpus.length) {
                    object.gpus = $Array(message.gpus.length);
                    for (let j = 0; j < message.gpus.length; ++j)
                        object.gpus[j] = message.gpus[j];
                }
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                return object;
            };

            /**
             * Converts this Machine to JSON.
             * @function toJSON
             * @memberof ratchet.v1.Machine
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Machine.prototype.toJSON = function() {
                return Machine.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Machine
             * @function getTypeUrl
             * @memberof ratchet.v1.Machine
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Machine.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.Machine";
            };

            return Machine;
        })();

        v1.RegisterResponse = (function() {

            /**
             * Properties of a RegisterResponse.
             * @typedef {Object} ratchet.v1.RegisterResponse.$Properties
             * @property {string|null} [keyId] RegisterResponse keyId
             * @property {boolean|null} [verifier] RegisterResponse verifier
             * @property {string|null} [httpUrl] RegisterResponse httpUrl
             * @property {Array.<string>|null} [peers] RegisterResponse peers
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RegisterResponse.
             * @memberof ratchet.v1
             * @interface IRegisterResponse
             * @augments ratchet.v1.RegisterResponse.$Properties
             * @deprecated Use ratchet.v1.RegisterResponse.$Properties instead.
             */

            /**
             * Shape of a RegisterResponse.
             * @typedef {ratchet.v1.RegisterResponse.$Properties} ratchet.v1.RegisterResponse.$Shape
             */

            /**
             * Constructs a new RegisterResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a RegisterResponse.
             * @constructor
             * @param {ratchet.v1.RegisterResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RegisterResponse = function (properties) {
                this.peers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RegisterResponse keyId.
             * @member {string} keyId
             * @memberof ratchet.v1.RegisterResponse
             * @instance
             */
            RegisterResponse.prototype.keyId = "";

            /**
             * RegisterResponse verifier.
             * @member {boolean} verifier
             * @memberof ratchet.v1.RegisterResponse
             * @instance
             */
            RegisterResponse.prototype.verifier = false;

            /**
             * RegisterResponse httpUrl.
             * @member {string} httpUrl
             * @memberof ratchet.v1.RegisterResponse
             * @instance
             */
            RegisterResponse.prototype.httpUrl = "";

            /**
             * RegisterResponse peers.
             * @member {Array.<string>} peers
             * @memberof ratchet.v1.RegisterResponse
             * @instance
             */
            RegisterResponse.prototype.peers = $util.emptyArray;

            /**
             * Creates a new RegisterResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.RegisterResponse
             * @static
             * @param {ratchet.v1.RegisterResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.RegisterResponse} RegisterResponse instance
             * @type {{
             *   (properties: ratchet.v1.RegisterResponse.$Shape): ratchet.v1.RegisterResponse & ratchet.v1.RegisterResponse.$Shape;
             *   (properties?: ratchet.v1.RegisterResponse.$Properties): ratchet.v1.RegisterResponse;
             * }}
             */
            RegisterResponse.create = function(properties) {
                return new RegisterResponse(properties);
            };

            /**
             * Encodes the specified RegisterResponse message. Does not implicitly {@link ratchet.v1.RegisterResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.RegisterResponse
             * @static
             * @param {ratchet.v1.RegisterResponse.$Properties} message RegisterResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RegisterResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.keyId != null && $Object.hasOwnProperty.call(message, "keyId") && message.keyId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.keyId);
                if (message.verifier != null && $Object.hasOwnProperty.call(message, "verifier") && message.verifier !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.verifier);
                if (message.httpUrl != null && $Object.hasOwnProperty.call(message, "httpUrl") && message.httpUrl !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.httpUrl);
                if (message.peers != null && message.peers.length)
                    for (let i = 0; i < message.peers.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.peers[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RegisterResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.RegisterResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.RegisterResponse & ratchet.v1.RegisterResponse.$Shape} RegisterResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RegisterResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.RegisterResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.keyId = value;
                            else
                                delete message.keyId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.verifier = value;
                            else
                                delete message.verifier;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.httpUrl = value;
                            else
                                delete message.httpUrl;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.peers && message.peers.length))
                                message.peers = [];
                            message.peers.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RegisterResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.RegisterResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.RegisterResponse} RegisterResponse
             */
            RegisterResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.RegisterResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.RegisterResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.RegisterResponse();
                if (object.keyId != null)
                    if (typeof object.keyId !== "string" || object.keyId.length)
                        message.keyId = $String(object.keyId);
                if (object.verifier != null)
                    if (object.verifier)
                        message.verifier = $Boolean(object.verifier);
                if (object.httpUrl != null)
                    if (typeof object.httpUrl !== "string" || object.httpUrl.length)
                        message.httpUrl = $String(object.httpUrl);
                if (object.peers) {
                    if (!$Array.isArray(object.peers))
                        throw $TypeError(".ratchet.v1.RegisterResponse.peers: array expected");
                    message.peers = $Array(object.peers.length);
                    for (let i = 0; i < object.peers.length; ++i)
                        message.peers[i] = $String(object.peers[i]);
                }
                return message;
            };

            /**
             * Creates a plain object from a RegisterResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.RegisterResponse
             * @static
             * @param {ratchet.v1.RegisterResponse} message RegisterResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RegisterResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.peers = [];
                if (options.defaults) {
                    object.keyId = "";
                    object.verifier = false;
                    object.httpUrl = "";
                }
                if (message.keyId != null && $Object.hasOwnProperty.call(message, "keyId"))
                    object.keyId = message.keyId;
                if (message.verifier != null && $Object.hasOwnProperty.call(message, "verifier"))
                    object.verifier = message.verifier;
                if (message.httpUrl != null && $Object.hasOwnProperty.call(message, "httpUrl"))
                    object.httpUrl = message.httpUrl;
                if (message.peers && message.peers.length) {
                    object.peers = $Array(message.peers.length);
                    for (let j = 0; j < message.peers.length; ++j)
                        object.peers[j] = message.peers[j];
                }
                return object;
            };

            /**
             * Converts this RegisterResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.RegisterResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RegisterResponse.prototype.toJSON = function() {
                return RegisterResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RegisterResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.RegisterResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RegisterResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.RegisterResponse";
            };

            return RegisterResponse;
        })();

        /**
         * SubmissionState enum.
         * @name ratchet.v1.SubmissionState
         * @enum {number}
         * @property {number} SUBMISSION_STATE_UNSPECIFIED=0 SUBMISSION_STATE_UNSPECIFIED value
         * @property {number} SUBMISSION_STATE_COMMITTED=1 SUBMISSION_STATE_COMMITTED value
         * @property {number} SUBMISSION_STATE_REVEALED=2 SUBMISSION_STATE_REVEALED value
         * @property {number} SUBMISSION_STATE_ADMITTED=3 SUBMISSION_STATE_ADMITTED value
         * @property {number} SUBMISSION_STATE_TESTING=4 SUBMISSION_STATE_TESTING value
         * @property {number} SUBMISSION_STATE_DISPUTED=5 SUBMISSION_STATE_DISPUTED value
         * @property {number} SUBMISSION_STATE_ACCEPTED=6 SUBMISSION_STATE_ACCEPTED value
         * @property {number} SUBMISSION_STATE_MERGED=7 SUBMISSION_STATE_MERGED value
         * @property {number} SUBMISSION_STATE_STALE=8 SUBMISSION_STATE_STALE value
         * @property {number} SUBMISSION_STATE_REJECTED=9 SUBMISSION_STATE_REJECTED value
         * @property {number} SUBMISSION_STATE_LAPSED=10 SUBMISSION_STATE_LAPSED value
         * @property {number} SUBMISSION_STATE_REVERTED=11 SUBMISSION_STATE_REVERTED value
         */
        v1.SubmissionState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SUBMISSION_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "SUBMISSION_STATE_COMMITTED"] = 1;
            values[valuesById[2] = "SUBMISSION_STATE_REVEALED"] = 2;
            values[valuesById[3] = "SUBMISSION_STATE_ADMITTED"] = 3;
            values[valuesById[4] = "SUBMISSION_STATE_TESTING"] = 4;
            values[valuesById[5] = "SUBMISSION_STATE_DISPUTED"] = 5;
            values[valuesById[6] = "SUBMISSION_STATE_ACCEPTED"] = 6;
            values[valuesById[7] = "SUBMISSION_STATE_MERGED"] = 7;
            values[valuesById[8] = "SUBMISSION_STATE_STALE"] = 8;
            values[valuesById[9] = "SUBMISSION_STATE_REJECTED"] = 9;
            values[valuesById[10] = "SUBMISSION_STATE_LAPSED"] = 10;
            values[valuesById[11] = "SUBMISSION_STATE_REVERTED"] = 11;
            return values;
        })();

        v1.CommitRequest = (function() {

            /**
             * Properties of a CommitRequest.
             * @typedef {Object} ratchet.v1.CommitRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] CommitRequest header
             * @property {string|null} [leaseId] CommitRequest leaseId
             * @property {string|null} [track] CommitRequest track
             * @property {string|null} [commitment] CommitRequest commitment
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CommitRequest.
             * @memberof ratchet.v1
             * @interface ICommitRequest
             * @augments ratchet.v1.CommitRequest.$Properties
             * @deprecated Use ratchet.v1.CommitRequest.$Properties instead.
             */

            /**
             * Shape of a CommitRequest.
             * @typedef {ratchet.v1.CommitRequest.$Properties} ratchet.v1.CommitRequest.$Shape
             */

            /**
             * Constructs a new CommitRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a CommitRequest.
             * @constructor
             * @param {ratchet.v1.CommitRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CommitRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CommitRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.CommitRequest
             * @instance
             */
            CommitRequest.prototype.header = null;

            /**
             * CommitRequest leaseId.
             * @member {string} leaseId
             * @memberof ratchet.v1.CommitRequest
             * @instance
             */
            CommitRequest.prototype.leaseId = "";

            /**
             * CommitRequest track.
             * @member {string} track
             * @memberof ratchet.v1.CommitRequest
             * @instance
             */
            CommitRequest.prototype.track = "";

            /**
             * CommitRequest commitment.
             * @member {string} commitment
             * @memberof ratchet.v1.CommitRequest
             * @instance
             */
            CommitRequest.prototype.commitment = "";

            /**
             * Creates a new CommitRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.CommitRequest
             * @static
             * @param {ratchet.v1.CommitRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.CommitRequest} CommitRequest instance
             * @type {{
             *   (properties: ratchet.v1.CommitRequest.$Shape): ratchet.v1.CommitRequest & ratchet.v1.CommitRequest.$Shape;
             *   (properties?: ratchet.v1.CommitRequest.$Properties): ratchet.v1.CommitRequest;
             * }}
             */
            CommitRequest.create = function(properties) {
                return new CommitRequest(properties);
            };

            /**
             * Encodes the specified CommitRequest message. Does not implicitly {@link ratchet.v1.CommitRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.CommitRequest
             * @static
             * @param {ratchet.v1.CommitRequest.$Properties} message CommitRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CommitRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && message.leaseId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.leaseId);
                if (message.track != null && $Object.hasOwnProperty.call(message, "track") && message.track !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.track);
                if (message.commitment != null && $Object.hasOwnProperty.call(message, "commitment") && message.commitment !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.commitment);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CommitRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.CommitRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.CommitRequest & ratchet.v1.CommitRequest.$Shape} CommitRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CommitRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.CommitRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.leaseId = value;
                            else
                                delete message.leaseId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.track = value;
                            else
                                delete message.track;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.commitment = value;
                            else
                                delete message.commitment;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a CommitRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.CommitRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.CommitRequest} CommitRequest
             */
            CommitRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.CommitRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.CommitRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.CommitRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.CommitRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.leaseId != null)
                    if (typeof object.leaseId !== "string" || object.leaseId.length)
                        message.leaseId = $String(object.leaseId);
                if (object.track != null)
                    if (typeof object.track !== "string" || object.track.length)
                        message.track = $String(object.track);
                if (object.commitment != null)
                    if (typeof object.commitment !== "string" || object.commitment.length)
                        message.commitment = $String(object.commitment);
                return message;
            };

            /**
             * Creates a plain object from a CommitRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.CommitRequest
             * @static
             * @param {ratchet.v1.CommitRequest} message CommitRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CommitRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.leaseId = "";
                    object.track = "";
                    object.commitment = "";
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                    object.leaseId = message.leaseId;
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    object.track = message.track;
                if (message.commitment != null && $Object.hasOwnProperty.call(message, "commitment"))
                    object.commitment = message.commitment;
                return object;
            };

            /**
             * Converts this CommitRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.CommitRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CommitRequest.prototype.toJSON = function() {
                return CommitRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for CommitRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.CommitRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CommitRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.CommitRequest";
            };

            return CommitRequest;
        })();

        v1.CommitResponse = (function() {

            /**
             * Properties of a CommitResponse.
             * @typedef {Object} ratchet.v1.CommitResponse.$Properties
             * @property {string|null} [submissionId] CommitResponse submissionId
             * @property {Long|null} [logIndex] CommitResponse logIndex
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CommitResponse.
             * @memberof ratchet.v1
             * @interface ICommitResponse
             * @augments ratchet.v1.CommitResponse.$Properties
             * @deprecated Use ratchet.v1.CommitResponse.$Properties instead.
             */

            /**
             * Shape of a CommitResponse.
             * @typedef {ratchet.v1.CommitResponse.$Properties} ratchet.v1.CommitResponse.$Shape
             */

            /**
             * Constructs a new CommitResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a CommitResponse.
             * @constructor
             * @param {ratchet.v1.CommitResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CommitResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CommitResponse submissionId.
             * @member {string} submissionId
             * @memberof ratchet.v1.CommitResponse
             * @instance
             */
            CommitResponse.prototype.submissionId = "";

            /**
             * CommitResponse logIndex.
             * @member {Long} logIndex
             * @memberof ratchet.v1.CommitResponse
             * @instance
             */
            CommitResponse.prototype.logIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Creates a new CommitResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.CommitResponse
             * @static
             * @param {ratchet.v1.CommitResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.CommitResponse} CommitResponse instance
             * @type {{
             *   (properties: ratchet.v1.CommitResponse.$Shape): ratchet.v1.CommitResponse & ratchet.v1.CommitResponse.$Shape;
             *   (properties?: ratchet.v1.CommitResponse.$Properties): ratchet.v1.CommitResponse;
             * }}
             */
            CommitResponse.create = function(properties) {
                return new CommitResponse(properties);
            };

            /**
             * Encodes the specified CommitResponse message. Does not implicitly {@link ratchet.v1.CommitResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.CommitResponse
             * @static
             * @param {ratchet.v1.CommitResponse.$Properties} message CommitResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CommitResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.submissionId != null && $Object.hasOwnProperty.call(message, "submissionId") && message.submissionId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.submissionId);
                if (message.logIndex != null && $Object.hasOwnProperty.call(message, "logIndex") && (typeof message.logIndex === "object" ? message.logIndex.low || message.logIndex.high : message.logIndex !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.logIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CommitResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.CommitResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.CommitResponse & ratchet.v1.CommitResponse.$Shape} CommitResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CommitResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.CommitResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.submissionId = value;
                            else
                                delete message.submissionId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.logIndex = value;
                            else
                                delete message.logIndex;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a CommitResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.CommitResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.CommitResponse} CommitResponse
             */
            CommitResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.CommitResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.CommitResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.CommitResponse();
                if (object.submissionId != null)
                    if (typeof object.submissionId !== "string" || object.submissionId.length)
                        message.submissionId = $String(object.submissionId);
                if (object.logIndex != null)
                    if (typeof object.logIndex === "object" ? object.logIndex.low || object.logIndex.high : $Number(object.logIndex) !== 0)
                        if ($util.Long)
                            message.logIndex = $util.Long.fromValue(object.logIndex, false);
                        else if (typeof object.logIndex === "string")
                            message.logIndex = $parseInt(object.logIndex, 10);
                        else if (typeof object.logIndex === "number")
                            message.logIndex = object.logIndex;
                        else if (typeof object.logIndex === "object")
                            message.logIndex = new $util.LongBits(object.logIndex.low >>> 0, object.logIndex.high >>> 0).toNumber();
                return message;
            };

            /**
             * Creates a plain object from a CommitResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.CommitResponse
             * @static
             * @param {ratchet.v1.CommitResponse} message CommitResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CommitResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.submissionId = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.logIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.submissionId != null && $Object.hasOwnProperty.call(message, "submissionId"))
                    object.submissionId = message.submissionId;
                if (message.logIndex != null && $Object.hasOwnProperty.call(message, "logIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logIndex = typeof message.logIndex === "number" ? $BigInt(message.logIndex) : $util.Long.fromBits(message.logIndex.low >>> 0, message.logIndex.high >>> 0, false).toBigInt();
                    else if (typeof message.logIndex === "number")
                        object.logIndex = options.longs === $String ? $String(message.logIndex) : message.logIndex;
                    else
                        object.logIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.logIndex) : options.longs === $Number ? new $util.LongBits(message.logIndex.low >>> 0, message.logIndex.high >>> 0).toNumber() : message.logIndex;
                return object;
            };

            /**
             * Converts this CommitResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.CommitResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CommitResponse.prototype.toJSON = function() {
                return CommitResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for CommitResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.CommitResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CommitResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.CommitResponse";
            };

            return CommitResponse;
        })();

        v1.Opening = (function() {

            /**
             * Properties of an Opening.
             * @typedef {Object} ratchet.v1.Opening.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] Opening header
             * @property {string|null} [submissionId] Opening submissionId
             * @property {string|null} [track] Opening track
             * @property {string|null} [head] Opening head
             * @property {string|null} [candidate] Opening candidate
             * @property {string|null} [tree] Opening tree
             * @property {Uint8Array|null} [claim] Opening claim
             * @property {Uint8Array|null} [nonce] Opening nonce
             * @property {string|null} [bundleSha256] Opening bundleSha256
             * @property {number|null} [bundleBytes] Opening bundleBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Opening.
             * @memberof ratchet.v1
             * @interface IOpening
             * @augments ratchet.v1.Opening.$Properties
             * @deprecated Use ratchet.v1.Opening.$Properties instead.
             */

            /**
             * Shape of an Opening.
             * @typedef {ratchet.v1.Opening.$Properties} ratchet.v1.Opening.$Shape
             */

            /**
             * Constructs a new Opening.
             * @memberof ratchet.v1
             * @classdesc Represents an Opening.
             * @constructor
             * @param {ratchet.v1.Opening.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Opening = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Opening header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.Opening
             * @instance
             */
            Opening.prototype.header = null;

            /**
             * Opening submissionId.
             * @member {string} submissionId
             * @memberof ratchet.v1.Opening
             * @instance
             */
            Opening.prototype.submissionId = "";

            /**
             * Opening track.
             * @member {string} track
             * @memberof ratchet.v1.Opening
             * @instance
             */
            Opening.prototype.track = "";

            /**
             * Opening head.
             * @member {string} head
             * @memberof ratchet.v1.Opening
             * @instance
             */
            Opening.prototype.head = "";

            /**
             * Opening candidate.
             * @member {string} candidate
             * @memberof ratchet.v1.Opening
             * @instance
             */
            Opening.prototype.candidate = "";

            /**
             * Opening tree.
             * @member {string} tree
             * @memberof ratchet.v1.Opening
             * @instance
             */
            Opening.prototype.tree = "";

            /**
             * Opening claim.
             * @member {Uint8Array} claim
             * @memberof ratchet.v1.Opening
             * @instance
             */
            Opening.prototype.claim = $util.newBuffer([]);

            /**
             * Opening nonce.
             * @member {Uint8Array} nonce
             * @memberof ratchet.v1.Opening
             * @instance
             */
            Opening.prototype.nonce = $util.newBuffer([]);

            /**
             * Opening bundleSha256.
             * @member {string} bundleSha256
             * @memberof ratchet.v1.Opening
             * @instance
             */
            Opening.prototype.bundleSha256 = "";

            /**
             * Opening bundleBytes.
             * @member {number} bundleBytes
             * @memberof ratchet.v1.Opening
             * @instance
             */
            Opening.prototype.bundleBytes = 0;

            /**
             * Creates a new Opening instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.Opening
             * @static
             * @param {ratchet.v1.Opening.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.Opening} Opening instance
             * @type {{
             *   (properties: ratchet.v1.Opening.$Shape): ratchet.v1.Opening & ratchet.v1.Opening.$Shape;
             *   (properties?: ratchet.v1.Opening.$Properties): ratchet.v1.Opening;
             * }}
             */
            Opening.create = function(properties) {
                return new Opening(properties);
            };

            /**
             * Encodes the specified Opening message. Does not implicitly {@link ratchet.v1.Opening.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.Opening
             * @static
             * @param {ratchet.v1.Opening.$Properties} message Opening message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Opening.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.submissionId != null && $Object.hasOwnProperty.call(message, "submissionId") && message.submissionId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.submissionId);
                if (message.track != null && $Object.hasOwnProperty.call(message, "track") && message.track !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.track);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && message.head !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.head);
                if (message.candidate != null && $Object.hasOwnProperty.call(message, "candidate") && message.candidate !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.candidate);
                if (message.tree != null && $Object.hasOwnProperty.call(message, "tree") && message.tree !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.tree);
                if (message.claim != null && $Object.hasOwnProperty.call(message, "claim") && message.claim.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.claim);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.nonce);
                if (message.bundleSha256 != null && $Object.hasOwnProperty.call(message, "bundleSha256") && message.bundleSha256 !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.bundleSha256);
                if (message.bundleBytes != null && $Object.hasOwnProperty.call(message, "bundleBytes") && message.bundleBytes !== 0)
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.bundleBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Opening message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.Opening
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.Opening & ratchet.v1.Opening.$Shape} Opening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Opening.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.Opening();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.submissionId = value;
                            else
                                delete message.submissionId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.track = value;
                            else
                                delete message.track;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.candidate = value;
                            else
                                delete message.candidate;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.tree = value;
                            else
                                delete message.tree;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.claim = value;
                            else
                                delete message.claim;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.bundleSha256 = value;
                            else
                                delete message.bundleSha256;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.bundleBytes = value;
                            else
                                delete message.bundleBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Opening message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.Opening
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.Opening} Opening
             */
            Opening.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.Opening)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.Opening: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.Opening();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.Opening.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.submissionId != null)
                    if (typeof object.submissionId !== "string" || object.submissionId.length)
                        message.submissionId = $String(object.submissionId);
                if (object.track != null)
                    if (typeof object.track !== "string" || object.track.length)
                        message.track = $String(object.track);
                if (object.head != null)
                    if (typeof object.head !== "string" || object.head.length)
                        message.head = $String(object.head);
                if (object.candidate != null)
                    if (typeof object.candidate !== "string" || object.candidate.length)
                        message.candidate = $String(object.candidate);
                if (object.tree != null)
                    if (typeof object.tree !== "string" || object.tree.length)
                        message.tree = $String(object.tree);
                if (object.claim != null)
                    if (object.claim.length)
                        if (typeof object.claim === "string")
                            $util.base64.decode(object.claim, message.claim = $util.newBuffer($util.base64.length(object.claim)), 0);
                        else if (object.claim.length >= 0)
                            message.claim = object.claim;
                if (object.nonce != null)
                    if (object.nonce.length)
                        if (typeof object.nonce === "string")
                            $util.base64.decode(object.nonce, message.nonce = $util.newBuffer($util.base64.length(object.nonce)), 0);
                        else if (object.nonce.length >= 0)
                            message.nonce = object.nonce;
                if (object.bundleSha256 != null)
                    if (typeof object.bundleSha256 !== "string" || object.bundleSha256.length)
                        message.bundleSha256 = $String(object.bundleSha256);
                if (object.bundleBytes != null)
                    if ($Number(object.bundleBytes) !== 0)
                        message.bundleBytes = object.bundleBytes >>> 0;
                return message;
            };

            /**
             * Creates a plain object from an Opening message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.Opening
             * @static
             * @param {ratchet.v1.Opening} message Opening
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Opening.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.submissionId = "";
                    object.track = "";
                    object.head = "";
                    object.candidate = "";
                    object.tree = "";
                    if (options.bytes === $String)
                        object.claim = "";
                    else {
                        object.claim = [];
                        if (options.bytes !== $Array)
                            object.claim = $util.newBuffer(object.claim);
                    }
                    if (options.bytes === $String)
                        object.nonce = "";
                    else {
                        object.nonce = [];
                        if (options.bytes !== $Array)
                            object.nonce = $util.newBuffer(object.nonce);
                    }
                    object.bundleSha256 = "";
                    object.bundleBytes = 0;
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.submissionId != null && $Object.hasOwnProperty.call(message, "submissionId"))
                    object.submissionId = message.submissionId;
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    object.track = message.track;
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    object.head = message.head;
                if (message.candidate != null && $Object.hasOwnProperty.call(message, "candidate"))
                    object.candidate = message.candidate;
                if (message.tree != null && $Object.hasOwnProperty.call(message, "tree"))
                    object.tree = message.tree;
                if (message.claim != null && $Object.hasOwnProperty.call(message, "claim"))
                    object.claim = options.bytes === $String ? $util.base64.encode(message.claim, 0, message.claim.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.claim) : message.claim;
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce"))
                    object.nonce = options.bytes === $String ? $util.base64.encode(message.nonce, 0, message.nonce.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.nonce) : message.nonce;
                if (message.bundleSha256 != null && $Object.hasOwnProperty.call(message, "bundleSha256"))
                    object.bundleSha256 = message.bundleSha256;
                if (message.bundleBytes != null && $Object.hasOwnProperty.call(message, "bundleBytes"))
                    object.bundleBytes = message.bundleBytes;
                return object;
            };

            /**
             * Converts this Opening to JSON.
             * @function toJSON
             * @memberof ratchet.v1.Opening
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Opening.prototype.toJSON = function() {
                return Opening.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Opening
             * @function getTypeUrl
             * @memberof ratchet.v1.Opening
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Opening.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.Opening";
            };

            return Opening;
        })();

        v1.RevealRequest = (function() {

            /**
             * Properties of a RevealRequest.
             * @typedef {Object} ratchet.v1.RevealRequest.$Properties
             * @property {ratchet.v1.Opening.$Properties|null} [opening] RevealRequest opening
             * @property {Uint8Array|null} [chunk] RevealRequest chunk
             * @property {"opening"|"chunk"} [part] RevealRequest part
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RevealRequest.
             * @memberof ratchet.v1
             * @interface IRevealRequest
             * @augments ratchet.v1.RevealRequest.$Properties
             * @deprecated Use ratchet.v1.RevealRequest.$Properties instead.
             */

            /**
             * Narrowed shape of a RevealRequest.
             * @typedef {{
             *   opening?: ratchet.v1.Opening.$Shape|null;
             *   chunk?: Uint8Array|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ part?: undefined; opening?: null; chunk?: null }|{ part?: "opening"; opening: ratchet.v1.Opening.$Shape; chunk?: null }|{ part?: "chunk"; opening?: null; chunk: Uint8Array })
             * )} ratchet.v1.RevealRequest.$Shape
             */

            /**
             * Constructs a new RevealRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a RevealRequest.
             * @constructor
             * @param {ratchet.v1.RevealRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RevealRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RevealRequest opening.
             * @member {ratchet.v1.Opening.$Properties|null|undefined} opening
             * @memberof ratchet.v1.RevealRequest
             * @instance
             */
            RevealRequest.prototype.opening = null;

            /**
             * RevealRequest chunk.
             * @member {Uint8Array|null|undefined} chunk
             * @memberof ratchet.v1.RevealRequest
             * @instance
             */
            RevealRequest.prototype.chunk = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * RevealRequest part.
             * @member {"opening"|"chunk"|undefined} part
             * @memberof ratchet.v1.RevealRequest
             * @instance
             */
            $Object.defineProperty(RevealRequest.prototype, "part", {
                get: $util.oneOfGetter($oneOfFields = ["opening", "chunk"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new RevealRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.RevealRequest
             * @static
             * @param {ratchet.v1.RevealRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.RevealRequest} RevealRequest instance
             * @type {{
             *   (properties: ratchet.v1.RevealRequest.$Shape): ratchet.v1.RevealRequest & ratchet.v1.RevealRequest.$Shape;
             *   (properties?: ratchet.v1.RevealRequest.$Properties): ratchet.v1.RevealRequest;
             * }}
             */
            RevealRequest.create = function(properties) {
                return new RevealRequest(properties);
            };

            /**
             * Encodes the specified RevealRequest message. Does not implicitly {@link ratchet.v1.RevealRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.RevealRequest
             * @static
             * @param {ratchet.v1.RevealRequest.$Properties} message RevealRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RevealRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.opening != null && $Object.hasOwnProperty.call(message, "opening"))
                    $root.ratchet.v1.Opening.encode(message.opening, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk"))
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.chunk);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RevealRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.RevealRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.RevealRequest & ratchet.v1.RevealRequest.$Shape} RevealRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RevealRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.RevealRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.opening = $root.ratchet.v1.Opening.decode(reader, reader.size(), $undefined, _depth + 1, message.opening);
                            message.part = "opening";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.chunk = reader.bytes();
                            message.part = "chunk";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RevealRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.RevealRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.RevealRequest} RevealRequest
             */
            RevealRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.RevealRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.RevealRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.RevealRequest();
                if (object.opening != null) {
                    if (!$util.isObject(object.opening))
                        throw $TypeError(".ratchet.v1.RevealRequest.opening: object expected");
                    message.opening = $root.ratchet.v1.Opening.fromObject(object.opening, _depth + 1);
                }
                if (object.chunk != null)
                    if (typeof object.chunk === "string")
                        $util.base64.decode(object.chunk, message.chunk = $util.newBuffer($util.base64.length(object.chunk)), 0);
                    else if (object.chunk.length >= 0)
                        message.chunk = object.chunk;
                return message;
            };

            /**
             * Creates a plain object from a RevealRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.RevealRequest
             * @static
             * @param {ratchet.v1.RevealRequest} message RevealRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RevealRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.opening != null && $Object.hasOwnProperty.call(message, "opening")) {
                    object.opening = $root.ratchet.v1.Opening.toObject(message.opening, options, _depth + 1);
                    if (options.oneofs)
                        object.part = "opening";
                }
                if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk")) {
                    object.chunk = options.bytes === $String ? $util.base64.encode(message.chunk, 0, message.chunk.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.chunk) : message.chunk;
                    if (options.oneofs)
                        object.part = "chunk";
                }
                return object;
            };

            /**
             * Converts this RevealRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.RevealRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RevealRequest.prototype.toJSON = function() {
                return RevealRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RevealRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.RevealRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RevealRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.RevealRequest";
            };

            return RevealRequest;
        })();

        v1.RevealResponse = (function() {

            /**
             * Properties of a RevealResponse.
             * @typedef {Object} ratchet.v1.RevealResponse.$Properties
             * @property {ratchet.v1.SubmissionState|null} [state] RevealResponse state
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RevealResponse.
             * @memberof ratchet.v1
             * @interface IRevealResponse
             * @augments ratchet.v1.RevealResponse.$Properties
             * @deprecated Use ratchet.v1.RevealResponse.$Properties instead.
             */

            /**
             * Shape of a RevealResponse.
             * @typedef {ratchet.v1.RevealResponse.$Properties} ratchet.v1.RevealResponse.$Shape
             */

            /**
             * Constructs a new RevealResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a RevealResponse.
             * @constructor
             * @param {ratchet.v1.RevealResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RevealResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RevealResponse state.
             * @member {ratchet.v1.SubmissionState} state
             * @memberof ratchet.v1.RevealResponse
             * @instance
             */
            RevealResponse.prototype.state = 0;

            /**
             * Creates a new RevealResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.RevealResponse
             * @static
             * @param {ratchet.v1.RevealResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.RevealResponse} RevealResponse instance
             * @type {{
             *   (properties: ratchet.v1.RevealResponse.$Shape): ratchet.v1.RevealResponse & ratchet.v1.RevealResponse.$Shape;
             *   (properties?: ratchet.v1.RevealResponse.$Properties): ratchet.v1.RevealResponse;
             * }}
             */
            RevealResponse.create = function(properties) {
                return new RevealResponse(properties);
            };

            /**
             * Encodes the specified RevealResponse message. Does not implicitly {@link ratchet.v1.RevealResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.RevealResponse
             * @static
             * @param {ratchet.v1.RevealResponse.$Properties} message RevealResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RevealResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.state);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RevealResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.RevealResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.RevealResponse & ratchet.v1.RevealResponse.$Shape} RevealResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RevealResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.RevealResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RevealResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.RevealResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.RevealResponse} RevealResponse
             */
            RevealResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.RevealResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.RevealResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.RevealResponse();
                if (object.state !== 0 && (typeof object.state !== "string" || $root.ratchet.v1.SubmissionState[object.state] !== 0))
                    switch (object.state) {
                    case "SUBMISSION_STATE_UNSPECIFIED":
                    case 0:
                        message.state = 0;
                        break;
                    case "SUBMISSION_STATE_COMMITTED":
                    case 1:
                        message.state = 1;
                        break;
                    case "SUBMISSION_STATE_REVEALED":
                    case 2:
                        message.state = 2;
                        break;
                    case "SUBMISSION_STATE_ADMITTED":
                    case 3:
                        message.state = 3;
                        break;
                    case "SUBMISSION_STATE_TESTING":
                    case 4:
                        message.state = 4;
                        break;
                    case "SUBMISSION_STATE_DISPUTED":
                    case 5:
                        message.state = 5;
                        break;
                    case "SUBMISSION_STATE_ACCEPTED":
                    case 6:
                        message.state = 6;
                        break;
                    case "SUBMISSION_STATE_MERGED":
                    case 7:
                        message.state = 7;
                        break;
                    case "SUBMISSION_STATE_STALE":
                    case 8:
                        message.state = 8;
                        break;
                    case "SUBMISSION_STATE_REJECTED":
                    case 9:
                        message.state = 9;
                        break;
                    case "SUBMISSION_STATE_LAPSED":
                    case 10:
                        message.state = 10;
                        break;
                    case "SUBMISSION_STATE_REVERTED":
                    case 11:
                        message.state = 11;
                        break;
                    default:
                        if (typeof object.state === "number" && (object.state | 0) === object.state)
                            message.state = object.state;
                    }
                return message;
            };

            /**
             * Creates a plain object from a RevealResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.RevealResponse
             * @static
             * @param {ratchet.v1.RevealResponse} message RevealResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RevealResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.state = options.enums === $String ? "SUBMISSION_STATE_UNSPECIFIED" : 0;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = options.enums === $String ? $root.ratchet.v1.SubmissionState[message.state] === $undefined ? message.state : $root.ratchet.v1.SubmissionState[message.state] : message.state;
                return object;
            };

            /**
             * Converts this RevealResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.RevealResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RevealResponse.prototype.toJSON = function() {
                return RevealResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RevealResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.RevealResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RevealResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.RevealResponse";
            };

            return RevealResponse;
        })();

        v1.GetSubmissionRequest = (function() {

            /**
             * Properties of a GetSubmissionRequest.
             * @typedef {Object} ratchet.v1.GetSubmissionRequest.$Properties
             * @property {string|null} [submissionId] GetSubmissionRequest submissionId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetSubmissionRequest.
             * @memberof ratchet.v1
             * @interface IGetSubmissionRequest
             * @augments ratchet.v1.GetSubmissionRequest.$Properties
             * @deprecated Use ratchet.v1.GetSubmissionRequest.$Properties instead.
             */

            /**
             * Shape of a GetSubmissionRequest.
             * @typedef {ratchet.v1.GetSubmissionRequest.$Properties} ratchet.v1.GetSubmissionRequest.$Shape
             */

            /**
             * Constructs a new GetSubmissionRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a GetSubmissionRequest.
             * @constructor
             * @param {ratchet.v1.GetSubmissionRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetSubmissionRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetSubmissionRequest submissionId.
             * @member {string} submissionId
             * @memberof ratchet.v1.GetSubmissionRequest
             * @instance
             */
            GetSubmissionRequest.prototype.submissionId = "";

            /**
             * Creates a new GetSubmissionRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.GetSubmissionRequest
             * @static
             * @param {ratchet.v1.GetSubmissionRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.GetSubmissionRequest} GetSubmissionRequest instance
             * @type {{
             *   (properties: ratchet.v1.GetSubmissionRequest.$Shape): ratchet.v1.GetSubmissionRequest & ratchet.v1.GetSubmissionRequest.$Shape;
             *   (properties?: ratchet.v1.GetSubmissionRequest.$Properties): ratchet.v1.GetSubmissionRequest;
             * }}
             */
            GetSubmissionRequest.create = function(properties) {
                return new GetSubmissionRequest(properties);
            };

            /**
             * Encodes the specified GetSubmissionRequest message. Does not implicitly {@link ratchet.v1.GetSubmissionRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.GetSubmissionRequest
             * @static
             * @param {ratchet.v1.GetSubmissionRequest.$Properties} message GetSubmissionRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetSubmissionRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.submissionId != null && $Object.hasOwnProperty.call(message, "submissionId") && message.submissionId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.submissionId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetSubmissionRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.GetSubmissionRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.GetSubmissionRequest & ratchet.v1.GetSubmissionRequest.$Shape} GetSubmissionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetSubmissionRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.GetSubmissionRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.submissionId = value;
                            else
                                delete message.submissionId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GetSubmissionRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.GetSubmissionRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.GetSubmissionRequest} GetSubmissionRequest
             */
            GetSubmissionRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.GetSubmissionRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.GetSubmissionRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.GetSubmissionRequest();
                if (object.submissionId != null)
                    if (typeof object.submissionId !== "string" || object.submissionId.length)
                        message.submissionId = $String(object.submissionId);
                return message;
            };

            /**
             * Creates a plain object from a GetSubmissionRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.GetSubmissionRequest
             * @static
             * @param {ratchet.v1.GetSubmissionRequest} message GetSubmissionRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GetSubmissionRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.submissionId = "";
                if (message.submissionId != null && $Object.hasOwnProperty.call(message, "submissionId"))
                    object.submissionId = message.submissionId;
                return object;
            };

            /**
             * Converts this GetSubmissionRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.GetSubmissionRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GetSubmissionRequest.prototype.toJSON = function() {
                return GetSubmissionRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for GetSubmissionRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.GetSubmissionRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetSubmissionRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.GetSubmissionRequest";
            };

            return GetSubmissionRequest;
        })();

        v1.GetSubmissionResponse = (function() {

            /**
             * Properties of a GetSubmissionResponse.
             * @typedef {Object} ratchet.v1.GetSubmissionResponse.$Properties
             * @property {string|null} [submissionId] GetSubmissionResponse submissionId
             * @property {ratchet.v1.SubmissionState|null} [state] GetSubmissionResponse state
             * @property {string|null} [reason] GetSubmissionResponse reason
             * @property {string|null} [code] GetSubmissionResponse code
             * @property {string|null} [detail] GetSubmissionResponse detail
             * @property {number|null} [effect] GetSubmissionResponse effect
             * @property {string|null} [mergedAs] GetSubmissionResponse mergedAs
             * @property {string|null} [track] GetSubmissionResponse track
             * @property {string|null} [candidate] GetSubmissionResponse candidate
             * @property {string|null} [head] GetSubmissionResponse head
             * @property {boolean|null} [awaitsApproval] GetSubmissionResponse awaitsApproval
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetSubmissionResponse.
             * @memberof ratchet.v1
             * @interface IGetSubmissionResponse
             * @augments ratchet.v1.GetSubmissionResponse.$Properties
             * @deprecated Use ratchet.v1.GetSubmissionResponse.$Properties instead.
             */

            /**
             * Shape of a GetSubmissionResponse.
             * @typedef {ratchet.v1.GetSubmissionResponse.$Properties} ratchet.v1.GetSubmissionResponse.$Shape
             */

            /**
             * Constructs a new GetSubmissionResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a GetSubmissionResponse.
             * @constructor
             * @param {ratchet.v1.GetSubmissionResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetSubmissionResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetSubmissionResponse submissionId.
             * @member {string} submissionId
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             */
            GetSubmissionResponse.prototype.submissionId = "";

            /**
             * GetSubmissionResponse state.
             * @member {ratchet.v1.SubmissionState} state
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             */
            GetSubmissionResponse.prototype.state = 0;

            /**
             * GetSubmissionResponse reason.
             * @member {string} reason
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             */
            GetSubmissionResponse.prototype.reason = "";

            /**
             * GetSubmissionResponse code.
             * @member {string} code
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             */
            GetSubmissionResponse.prototype.code = "";

            /**
             * GetSubmissionResponse detail.
             * @member {string} detail
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             */
            GetSubmissionResponse.prototype.detail = "";

            /**
             * GetSubmissionResponse effect.
             * @member {number|null|undefined} effect
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             */
            GetSubmissionResponse.prototype.effect = null;

            /**
             * GetSubmissionResponse mergedAs.
             * @member {string} mergedAs
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             */
            GetSubmissionResponse.prototype.mergedAs = "";

            /**
             * GetSubmissionResponse track.
             * @member {string} track
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             */
            GetSubmissionResponse.prototype.track = "";

            /**
             * GetSubmissionResponse candidate.
             * @member {string} candidate
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             */
            GetSubmissionResponse.prototype.candidate = "";

            /**
             * GetSubmissionResponse head.
             * @member {string} head
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             */
            GetSubmissionResponse.prototype.head = "";

            /**
             * GetSubmissionResponse awaitsApproval.
             * @member {boolean} awaitsApproval
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             */
            GetSubmissionResponse.prototype.awaitsApproval = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GetSubmissionResponse.prototype, "_effect", {
                get: $util.oneOfGetter($oneOfFields = ["effect"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new GetSubmissionResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.GetSubmissionResponse
             * @static
             * @param {ratchet.v1.GetSubmissionResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.GetSubmissionResponse} GetSubmissionResponse instance
             * @type {{
             *   (properties: ratchet.v1.GetSubmissionResponse.$Shape): ratchet.v1.GetSubmissionResponse & ratchet.v1.GetSubmissionResponse.$Shape;
             *   (properties?: ratchet.v1.GetSubmissionResponse.$Properties): ratchet.v1.GetSubmissionResponse;
             * }}
             */
            GetSubmissionResponse.create = function(properties) {
                return new GetSubmissionResponse(properties);
            };

            /**
             * Encodes the specified GetSubmissionResponse message. Does not implicitly {@link ratchet.v1.GetSubmissionResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.GetSubmissionResponse
             * @static
             * @param {ratchet.v1.GetSubmissionResponse.$Properties} message GetSubmissionResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetSubmissionResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.submissionId != null && $Object.hasOwnProperty.call(message, "submissionId") && message.submissionId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.submissionId);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.state);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.reason);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.code);
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail") && message.detail !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.detail);
                if (message.effect != null && $Object.hasOwnProperty.call(message, "effect"))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.effect);
                if (message.mergedAs != null && $Object.hasOwnProperty.call(message, "mergedAs") && message.mergedAs !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.mergedAs);
                if (message.track != null && $Object.hasOwnProperty.call(message, "track") && message.track !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.track);
                if (message.candidate != null && $Object.hasOwnProperty.call(message, "candidate") && message.candidate !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.candidate);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && message.head !== "")
                    writer.uint32(/* id 10, wireType 2 =*/82).string(message.head);
                if (message.awaitsApproval != null && $Object.hasOwnProperty.call(message, "awaitsApproval") && message.awaitsApproval !== false)
                    writer.uint32(/* id 11, wireType 0 =*/88).bool(message.awaitsApproval);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetSubmissionResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.GetSubmissionResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.GetSubmissionResponse & ratchet.v1.GetSubmissionResponse.$Shape} GetSubmissionResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetSubmissionResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.GetSubmissionResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.submissionId = value;
                            else
                                delete message.submissionId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.detail = value;
                            else
                                delete message.detail;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            message.effect = reader.double();
                            message._effect = "effect";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mergedAs = value;
                            else
                                delete message.mergedAs;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.track = value;
                            else
                                delete message.track;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.candidate = value;
                            else
                                delete message.candidate;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.awaitsApproval = value;
                            else
                                delete message.awaitsApproval;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GetSubmissionResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.GetSubmissionResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.GetSubmissionResponse} GetSubmissionResponse
             */
            GetSubmissionResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.GetSubmissionResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.GetSubmissionResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.GetSubmissionResponse();
                if (object.submissionId != null)
                    if (typeof object.submissionId !== "string" || object.submissionId.length)
                        message.submissionId = $String(object.submissionId);
                if (object.state !== 0 && (typeof object.state !== "string" || $root.ratchet.v1.SubmissionState[object.state] !== 0))
                    switch (object.state) {
                    case "SUBMISSION_STATE_UNSPECIFIED":
                    case 0:
                        message.state = 0;
                        break;
                    case "SUBMISSION_STATE_COMMITTED":
                    case 1:
                        message.state = 1;
                        break;
                    case "SUBMISSION_STATE_REVEALED":
                    case 2:
                        message.state = 2;
                        break;
                    case "SUBMISSION_STATE_ADMITTED":
                    case 3:
                        message.state = 3;
                        break;
                    case "SUBMISSION_STATE_TESTING":
                    case 4:
                        message.state = 4;
                        break;
                    case "SUBMISSION_STATE_DISPUTED":
                    case 5:
                        message.state = 5;
                        break;
                    case "SUBMISSION_STATE_ACCEPTED":
                    case 6:
                        message.state = 6;
                        break;
                    case "SUBMISSION_STATE_MERGED":
                    case 7:
                        message.state = 7;
                        break;
                    case "SUBMISSION_STATE_STALE":
                    case 8:
                        message.state = 8;
                        break;
                    case "SUBMISSION_STATE_REJECTED":
                    case 9:
                        message.state = 9;
                        break;
                    case "SUBMISSION_STATE_LAPSED":
                    case 10:
                        message.state = 10;
                        break;
                    case "SUBMISSION_STATE_REVERTED":
                    case 11:
                        message.state = 11;
                        break;
                    default:
                        if (typeof object.state === "number" && (object.state | 0) === object.state)
                            message.state = object.state;
                    }
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                if (object.code != null)
                    if (typeof object.code !== "string" || object.code.length)
                        message.code = $String(object.code);
                if (object.detail != null)
                    if (typeof object.detail !== "string" || object.detail.length)
                        message.detail = $String(object.detail);
                if (object.effect != null)
                    message.effect = $Number(object.effect);
                if (object.mergedAs != null)
                    if (typeof object.mergedAs !== "string" || object.mergedAs.length)
                        message.mergedAs = $String(object.mergedAs);
                if (object.track != null)
                    if (typeof object.track !== "string" || object.track.length)
                        message.track = $String(object.track);
                if (object.candidate != null)
                    if (typeof object.candidate !== "string" || object.candidate.length)
                        message.candidate = $String(object.candidate);
                if (object.head != null)
                    if (typeof object.head !== "string" || object.head.length)
                        message.head = $String(object.head);
                if (object.awaitsApproval != null)
                    if (object.awaitsApproval)
                        message.awaitsApproval = $Boolean(object.awaitsApproval);
                return message;
            };

            /**
             * Creates a plain object from a GetSubmissionResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.GetSubmissionResponse
             * @static
             * @param {ratchet.v1.GetSubmissionResponse} message GetSubmissionResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GetSubmissionResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.submissionId = "";
                    object.state = options.enums === $String ? "SUBMISSION_STATE_UNSPECIFIED" : 0;
                    object.reason = "";
                    object.code = "";
                    object.detail = "";
                    object.mergedAs = "";
                    object.track = "";
                    object.candidate = "";
                    object.head = "";
                    object.awaitsApproval = false;
                }
                if (message.submissionId != null && $Object.hasOwnProperty.call(message, "submissionId"))
                    object.submissionId = message.submissionId;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = options.enums === $String ? $root.ratchet.v1.SubmissionState[message.state] === $undefined ? message.state : $root.ratchet.v1.SubmissionState[message.state] : message.state;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail"))
                    object.detail = message.detail;
                if (message.effect != null && $Object.hasOwnProperty.call(message, "effect"))
                    object.effect = options.json && !$isFinite(message.effect) ? $String(message.effect) : message.effect;
                if (message.mergedAs != null && $Object.hasOwnProperty.call(message, "mergedAs"))
                    object.mergedAs = message.mergedAs;
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    object.track = message.track;
                if (message.candidate != null && $Object.hasOwnProperty.call(message, "candidate"))
                    object.candidate = message.candidate;
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    object.head = message.head;
                if (message.awaitsApproval != null && $Object.hasOwnProperty.call(message, "awaitsApproval"))
                    object.awaitsApproval = message.awaitsApproval;
                return object;
            };

            /**
             * Converts this GetSubmissionResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.GetSubmissionResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GetSubmissionResponse.prototype.toJSON = function() {
                return GetSubmissionResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for GetSubmissionResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.GetSubmissionResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetSubmissionResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.GetSubmissionResponse";
            };

            return GetSubmissionResponse;
        })();

        v1.ApproveMergeRequest = (function() {

            /**
             * Properties of an ApproveMergeRequest.
             * @typedef {Object} ratchet.v1.ApproveMergeRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] ApproveMergeRequest header
             * @property {string|null} [submissionId] ApproveMergeRequest submissionId
             * @property {Uint8Array|null} [approval] ApproveMergeRequest approval
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ApproveMergeRequest.
             * @memberof ratchet.v1
             * @interface IApproveMergeRequest
             * @augments ratchet.v1.ApproveMergeRequest.$Properties
             * @deprecated Use ratchet.v1.ApproveMergeRequest.$Properties instead.
             */

            /**
             * Shape of an ApproveMergeRequest.
             * @typedef {ratchet.v1.ApproveMergeRequest.$Properties} ratchet.v1.ApproveMergeRequest.$Shape
             */

            /**
             * Constructs a new ApproveMergeRequest.
             * @memberof ratchet.v1
             * @classdesc Represents an ApproveMergeRequest.
             * @constructor
             * @param {ratchet.v1.ApproveMergeRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ApproveMergeRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ApproveMergeRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.ApproveMergeRequest
             * @instance
             */
            ApproveMergeRequest.prototype.header = null;

            /**
             * ApproveMergeRequest submissionId.
             * @member {string} submissionId
             * @memberof ratchet.v1.ApproveMergeRequest
             * @instance
             */
            ApproveMergeRequest.prototype.submissionId = "";

            /**
             * ApproveMergeRequest approval.
             * @member {Uint8Array} approval
             * @memberof ratchet.v1.ApproveMergeRequest
             * @instance
             */
            ApproveMergeRequest.prototype.approval = $util.newBuffer([]);

            /**
             * Creates a new ApproveMergeRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.ApproveMergeRequest
             * @static
             * @param {ratchet.v1.ApproveMergeRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.ApproveMergeRequest} ApproveMergeRequest instance
             * @type {{
             *   (properties: ratchet.v1.ApproveMergeRequest.$Shape): ratchet.v1.ApproveMergeRequest & ratchet.v1.ApproveMergeRequest.$Shape;
             *   (properties?: ratchet.v1.ApproveMergeRequest.$Properties): ratchet.v1.ApproveMergeRequest;
             * }}
             */
            ApproveMergeRequest.create = function(properties) {
                return new ApproveMergeRequest(properties);
            };

            /**
             * Encodes the specified ApproveMergeRequest message. Does not implicitly {@link ratchet.v1.ApproveMergeRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.ApproveMergeRequest
             * @static
             * @param {ratchet.v1.ApproveMergeRequest.$Properties} message ApproveMergeRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ApproveMergeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.submissionId != null && $Object.hasOwnProperty.call(message, "submissionId") && message.submissionId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.submissionId);
                if (message.approval != null && $Object.hasOwnProperty.call(message, "approval") && message.approval.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.approval);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ApproveMergeRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.ApproveMergeRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.ApproveMergeRequest & ratchet.v1.ApproveMergeRequest.$Shape} ApproveMergeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ApproveMergeRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.ApproveMergeRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.submissionId = value;
                            else
                                delete message.submissionId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.approval = value;
                            else
                                delete message.approval;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an ApproveMergeRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.ApproveMergeRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.ApproveMergeRequest} ApproveMergeRequest
             */
            ApproveMergeRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.ApproveMergeRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.ApproveMergeRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.ApproveMergeRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.ApproveMergeRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.submissionId != null)
                    if (typeof object.submissionId !== "string" || object.submissionId.length)
                        message.submissionId = $String(object.submissionId);
                if (object.approval != null)
                    if (object.approval.length)
                        if (typeof object.approval === "string")
                            $util.base64.decode(object.approval, message.approval = $util.newBuffer($util.base64.length(object.approval)), 0);
                        else if (object.approval.length >= 0)
                            message.approval = object.approval;
                return message;
            };

            /**
             * Creates a plain object from an ApproveMergeRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.ApproveMergeRequest
             * @static
             * @param {ratchet.v1.ApproveMergeRequest} message ApproveMergeRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ApproveMergeRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.submissionId = "";
                    if (options.bytes === $String)
                        object.approval = "";
                    else {
                        object.approval = [];
                        if (options.bytes !== $Array)
                            object.approval = $util.newBuffer(object.approval);
                    }
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.submissionId != null && $Object.hasOwnProperty.call(message, "submissionId"))
                    object.submissionId = message.submissionId;
                if (message.approval != null && $Object.hasOwnProperty.call(message, "approval"))
                    object.approval = options.bytes === $String ? $util.base64.encode(message.approval, 0, message.approval.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.approval) : message.approval;
                return object;
            };

            /**
             * Converts this ApproveMergeRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.ApproveMergeRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ApproveMergeRequest.prototype.toJSON = function() {
                return ApproveMergeRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ApproveMergeRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.ApproveMergeRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ApproveMergeRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.ApproveMergeRequest";
            };

            return ApproveMergeRequest;
        })();

        v1.ApproveMergeResponse = (function() {

            /**
             * Properties of an ApproveMergeResponse.
             * @typedef {Object} ratchet.v1.ApproveMergeResponse.$Properties
             * @property {Long|null} [logIndex] ApproveMergeResponse logIndex
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ApproveMergeResponse.
             * @memberof ratchet.v1
             * @interface IApproveMergeResponse
             * @augments ratchet.v1.ApproveMergeResponse.$Properties
             * @deprecated Use ratchet.v1.ApproveMergeResponse.$Properties instead.
             */

            /**
             * Shape of an ApproveMergeResponse.
             * @typedef {ratchet.v1.ApproveMergeResponse.$Properties} ratchet.v1.ApproveMergeResponse.$Shape
             */

            /**
             * Constructs a new ApproveMergeResponse.
             * @memberof ratchet.v1
             * @classdesc Represents an ApproveMergeResponse.
             * @constructor
             * @param {ratchet.v1.ApproveMergeResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ApproveMergeResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ApproveMergeResponse logIndex.
             * @member {Long} logIndex
             * @memberof ratchet.v1.ApproveMergeResponse
             * @instance
             */
            ApproveMergeResponse.prototype.logIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Creates a new ApproveMergeResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.ApproveMergeResponse
             * @static
             * @param {ratchet.v1.ApproveMergeResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.ApproveMergeResponse} ApproveMergeResponse instance
             * @type {{
             *   (properties: ratchet.v1.ApproveMergeResponse.$Shape): ratchet.v1.ApproveMergeResponse & ratchet.v1.ApproveMergeResponse.$Shape;
             *   (properties?: ratchet.v1.ApproveMergeResponse.$Properties): ratchet.v1.ApproveMergeResponse;
             * }}
             */
            ApproveMergeResponse.create = function(properties) {
                return new ApproveMergeResponse(properties);
            };

            /**
             * Encodes the specified ApproveMergeResponse message. Does not implicitly {@link ratchet.v1.ApproveMergeResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.ApproveMergeResponse
             * @static
             * @param {ratchet.v1.ApproveMergeResponse.$Properties} message ApproveMergeResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ApproveMergeResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.logIndex != null && $Object.hasOwnProperty.call(message, "logIndex") && (typeof message.logIndex === "object" ? message.logIndex.low || message.logIndex.high : message.logIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.logIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ApproveMergeResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.ApproveMergeResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.ApproveMergeResponse & ratchet.v1.ApproveMergeResponse.$Shape} ApproveMergeResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ApproveMergeResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.ApproveMergeResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.logIndex = value;
                            else
                                delete message.logIndex;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an ApproveMergeResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.ApproveMergeResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.ApproveMergeResponse} ApproveMergeResponse
             */
            ApproveMergeResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.ApproveMergeResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.ApproveMergeResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.ApproveMergeResponse();
                if (object.logIndex != null)
                    if (typeof object.logIndex === "object" ? object.logIndex.low || object.logIndex.high : $Number(object.logIndex) !== 0)
                        if ($util.Long)
                            message.logIndex = $util.Long.fromValue(object.logIndex, false);
                        else if (typeof object.logIndex === "string")
                            message.logIndex = $parseInt(object.logIndex, 10);
                        else if (typeof object.logIndex === "number")
                            message.logIndex = object.logIndex;
                        else if (typeof object.logIndex === "object")
                            message.logIndex = new $util.LongBits(object.logIndex.low >>> 0, object.logIndex.high >>> 0).toNumber();
                return message;
            };

            /**
             * Creates a plain object from an ApproveMergeResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.ApproveMergeResponse
             * @static
             * @param {ratchet.v1.ApproveMergeResponse} message ApproveMergeResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ApproveMergeResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.logIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.logIndex != null && $Object.hasOwnProperty.call(message, "logIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logIndex = typeof message.logIndex === "number" ? $BigInt(message.logIndex) : $util.Long.fromBits(message.logIndex.low >>> 0, message.logIndex.high >>> 0, false).toBigInt();
                    else if (typeof message.logIndex === "number")
                        object.logIndex = options.longs === $String ? $String(message.logIndex) : message.logIndex;
                    else
                        object.logIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.logIndex) : options.longs === $Number ? new $util.LongBits(message.logIndex.low >>> 0, message.logIndex.high >>> 0).toNumber() : message.logIndex;
                return object;
            };

            /**
             * Converts this ApproveMergeResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.ApproveMergeResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ApproveMergeResponse.prototype.toJSON = function() {
                return ApproveMergeResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ApproveMergeResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.ApproveMergeResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ApproveMergeResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.ApproveMergeResponse";
            };

            return ApproveMergeResponse;
        })();

        v1.Track = (function() {

            /**
             * Properties of a Track.
             * @typedef {Object} ratchet.v1.Track.$Properties
             * @property {string|null} [name] Track name
             * @property {string|null} [title] Track title
             * @property {Array.<string>|null} [interests] Track interests
             * @property {string|null} [head] Track head
             * @property {string|null} [headTreeBlob] Track headTreeBlob
             * @property {string|null} [manifestJson] Track manifestJson
             * @property {string|null} [clonePath] Track clonePath
             * @property {boolean|null} [calibrated] Track calibrated
             * @property {number|null} [merges] Track merges
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Track.
             * @memberof ratchet.v1
             * @interface ITrack
             * @augments ratchet.v1.Track.$Properties
             * @deprecated Use ratchet.v1.Track.$Properties instead.
             */

            /**
             * Shape of a Track.
             * @typedef {ratchet.v1.Track.$Properties} ratchet.v1.Track.$Shape
             */

            /**
             * Constructs a new Track.
             * @memberof ratchet.v1
             * @classdesc Represents a Track.
             * @constructor
             * @param {ratchet.v1.Track.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Track = function (properties) {
                this.interests = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Track name.
             * @member {string} name
             * @memberof ratchet.v1.Track
             * @instance
             */
            Track.prototype.name = "";

            /**
             * Track title.
             * @member {string} title
             * @memberof ratchet.v1.Track
             * @instance
             */
            Track.prototype.title = "";

            /**
             * Track interests.
             * @member {Array.<string>} interests
             * @memberof ratchet.v1.Track
             * @instance
             */
            Track.prototype.interests = $util.emptyArray;

            /**
             * Track head.
             * @member {string} head
             * @memberof ratchet.v1.Track
             * @instance
             */
            Track.prototype.head = "";

            /**
             * Track headTreeBlob.
             * @member {string} headTreeBlob
             * @memberof ratchet.v1.Track
             * @instance
             */
            Track.prototype.headTreeBlob = "";

            /**
             * Track manifestJson.
             * @member {string} manifestJson
             * @memberof ratchet.v1.Track
             * @instance
             */
            Track.prototype.manifestJson = "";

            /**
             * Track clonePath.
             * @member {string} clonePath
             * @memberof ratchet.v1.Track
             * @instance
             */
            Track.prototype.clonePath = "";

            /**
             * Track calibrated.
             * @member {boolean} calibrated
             * @memberof ratchet.v1.Track
             * @instance
             */
            Track.prototype.calibrated = false;

            /**
             * Track merges.
             * @member {number} merges
             * @memberof ratchet.v1.Track
             * @instance
             */
            Track.prototype.merges = 0;

            /**
             * Creates a new Track instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.Track
             * @static
             * @param {ratchet.v1.Track.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.Track} Track instance
             * @type {{
             *   (properties: ratchet.v1.Track.$Shape): ratchet.v1.Track & ratchet.v1.Track.$Shape;
             *   (properties?: ratchet.v1.Track.$Properties): ratchet.v1.Track;
             * }}
             */
            Track.create = function(properties) {
                return new Track(properties);
            };

            /**
             * Encodes the specified Track message. Does not implicitly {@link ratchet.v1.Track.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.Track
             * @static
             * @param {ratchet.v1.Track.$Properties} message Track message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Track.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.title != null && $Object.hasOwnProperty.call(message, "title") && message.title !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.title);
                if (message.interests != null && message.interests.length)
                    for (let i = 0; i < message.interests.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.interests[i]);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && message.head !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.head);
                if (message.headTreeBlob != null && $Object.hasOwnProperty.call(message, "headTreeBlob") && message.headTreeBlob !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.headTreeBlob);
                if (message.manifestJson != null && $Object.hasOwnProperty.call(message, "manifestJson") && message.manifestJson !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.manifestJson);
                if (message.clonePath != null && $Object.hasOwnProperty.call(message, "clonePath") && message.clonePath !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.clonePath);
                if (message.calibrated != null && $Object.hasOwnProperty.call(message, "calibrated") && message.calibrated !== false)
                    writer.uint32(/* id 8, wireType 0 =*/64).bool(message.calibrated);
                if (message.merges != null && $Object.hasOwnProperty.call(message, "merges") && message.merges !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.merges);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Track message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.Track
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.Track & ratchet.v1.Track.$Shape} Track
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Track.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.Track();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.title = value;
                            else
                                delete message.title;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.interests && message.interests.length))
                                message.interests = [];
                            message.interests.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.headTreeBlob = value;
                            else
                                delete message.headTreeBlob;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.manifestJson = value;
                            else
                                delete message.manifestJson;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clonePath = value;
                            else
                                delete message.clonePath;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.calibrated = value;
                            else
                                delete message.calibrated;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.merges = value;
                            else
                                delete message.merges;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Track message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.Track
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.Track} Track
             */
            Track.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.Track)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.Track: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.Track();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.title != null)
                    if (typeof object.title !== "string" || object.title.length)
                        message.title = $String(object.title);
                if (object.interests) {
                    if (!$Array.isArray(object.interests))
                        throw $TypeError(".ratchet.v1.Track.interests: array expected");
                    message.interests = $Array(object.interests.length);
                    for (let i = 0; i < object.interests.length; ++i)
                        message.interests[i] = $String(object.interests[i]);
                }
                if (object.head != null)
                    if (typeof object.head !== "string" || object.head.length)
                        message.head = $String(object.head);
                if (object.headTreeBlob != null)
                    if (typeof object.headTreeBlob !== "string" || object.headTreeBlob.length)
                        message.headTreeBlob = $String(object.headTreeBlob);
                if (object.manifestJson != null)
                    if (typeof object.manifestJson !== "string" || object.manifestJson.length)
                        message.manifestJson = $String(object.manifestJson);
                if (object.clonePath != null)
                    if (typeof object.clonePath !== "string" || object.clonePath.length)
                        message.clonePath = $String(object.clonePath);
                if (object.calibrated != null)
                    if (object.calibrated)
                        message.calibrated = $Boolean(object.calibrated);
                if (object.merges != null)
                    if ($Number(object.merges) !== 0)
                        message.merges = object.merges >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Track message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.Track
             * @static
             * @param {ratchet.v1.Track} message Track
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Track.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.interests = [];
                if (options.defaults) {
                    object.name = "";
                    object.title = "";
                    object.head = "";
                    object.headTreeBlob = "";
                    object.manifestJson = "";
                    object.clonePath = "";
                    object.calibrated = false;
                    object.merges = 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    object.title = message.title;
                if (message.interests && message.interests.length) {
                    object.interests = $Array(message.interests.length);
                    for (let j = 0; j < message.interests.length; ++j)
                        object.interests[j] = message.interests[j];
                }
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    object.head = message.head;
                if (message.headTreeBlob != null && $Object.hasOwnProperty.call(message, "headTreeBlob"))
                    object.headTreeBlob = message.headTreeBlob;
                if (message.manifestJson != null && $Object.hasOwnProperty.call(message, "manifestJson"))
                    object.manifestJson = message.manifestJson;
                if (message.clonePath != null && $Object.hasOwnProperty.call(message, "clonePath"))
                    object.clonePath = message.clonePath;
                if (message.calibrated != null && $Object.hasOwnProperty.call(message, "calibrated"))
                    object.calibrated = message.calibrated;
                if (message.merges != null && $Object.hasOwnProperty.call(message, "merges"))
                    object.merges = message.merges;
                return object;
            };

            /**
             * Converts this Track to JSON.
             * @function toJSON
             * @memberof ratchet.v1.Track
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Track.prototype.toJSON = function() {
                return Track.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Track
             * @function getTypeUrl
             * @memberof ratchet.v1.Track
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Track.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.Track";
            };

            return Track;
        })();

        v1.ListTracksRequest = (function() {

            /**
             * Properties of a ListTracksRequest.
             * @typedef {Object} ratchet.v1.ListTracksRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListTracksRequest.
             * @memberof ratchet.v1
             * @interface IListTracksRequest
             * @augments ratchet.v1.ListTracksRequest.$Properties
             * @deprecated Use ratchet.v1.ListTracksRequest.$Properties instead.
             */

            /**
             * Shape of a ListTracksRequest.
             * @typedef {ratchet.v1.ListTracksRequest.$Properties} ratchet.v1.ListTracksRequest.$Shape
             */

            /**
             * Constructs a new ListTracksRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a ListTracksRequest.
             * @constructor
             * @param {ratchet.v1.ListTracksRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListTracksRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ListTracksRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.ListTracksRequest
             * @static
             * @param {ratchet.v1.ListTracksRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.ListTracksRequest} ListTracksRequest instance
             * @type {{
             *   (properties: ratchet.v1.ListTracksRequest.$Shape): ratchet.v1.ListTracksRequest & ratchet.v1.ListTracksRequest.$Shape;
             *   (properties?: ratchet.v1.ListTracksRequest.$Properties): ratchet.v1.ListTracksRequest;
             * }}
             */
            ListTracksRequest.create = function(properties) {
                return new ListTracksRequest(properties);
            };

            /**
             * Encodes the specified ListTracksRequest message. Does not implicitly {@link ratchet.v1.ListTracksRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.ListTracksRequest
             * @static
             * @param {ratchet.v1.ListTracksRequest.$Properties} message ListTracksRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListTracksRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListTracksRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.ListTracksRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.ListTracksRequest & ratchet.v1.ListTracksRequest.$Shape} ListTracksRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListTracksRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.ListTracksRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ListTracksRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.ListTracksRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.ListTracksRequest} ListTracksRequest
             */
            ListTracksRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.ListTracksRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.ListTracksRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.ratchet.v1.ListTracksRequest();
            };

            /**
             * Creates a plain object from a ListTracksRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.ListTracksRequest
             * @static
             * @param {ratchet.v1.ListTracksRequest} message ListTracksRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListTracksRequest.toObject = function () {
                return {};
            };

            /**
             * Converts this ListTracksRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.ListTracksRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListTracksRequest.prototype.toJSON = function() {
                return ListTracksRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ListTracksRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.ListTracksRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListTracksRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.ListTracksRequest";
            };

            return ListTracksRequest;
        })();

        v1.ListTracksResponse = (function() {

            /**
             * Properties of a ListTracksResponse.
             * @typedef {Object} ratchet.v1.ListTracksResponse.$Properties
             * @property {Array.<ratchet.v1.Track.$Properties>|null} [tracks] ListTracksResponse tracks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListTracksResponse.
             * @memberof ratchet.v1
             * @interface IListTracksResponse
             * @augments ratchet.v1.ListTracksResponse.$Properties
             * @deprecated Use ratchet.v1.ListTracksResponse.$Properties instead.
             */

            /**
             * Shape of a ListTracksResponse.
             * @typedef {ratchet.v1.ListTracksResponse.$Properties} ratchet.v1.ListTracksResponse.$Shape
             */

            /**
             * Constructs a new ListTracksResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a ListTracksResponse.
             * @constructor
             * @param {ratchet.v1.ListTracksResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListTracksResponse = function (properties) {
                this.tracks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListTracksResponse tracks.
             * @member {Array.<ratchet.v1.Track.$Properties>} tracks
             * @memberof ratchet.v1.ListTracksResponse
             * @instance
             */
            ListTracksResponse.prototype.tracks = $util.emptyArray;

            /**
             * Creates a new ListTracksResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.ListTracksResponse
             * @static
             * @param {ratchet.v1.ListTracksResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.ListTracksResponse} ListTracksResponse instance
             * @type {{
             *   (properties: ratchet.v1.ListTracksResponse.$Shape): ratchet.v1.ListTracksResponse & ratchet.v1.ListTracksResponse.$Shape;
             *   (properties?: ratchet.v1.ListTracksResponse.$Properties): ratchet.v1.ListTracksResponse;
             * }}
             */
            ListTracksResponse.create = function(properties) {
                return new ListTracksResponse(properties);
            };

            /**
             * Encodes the specified ListTracksResponse message. Does not implicitly {@link ratchet.v1.ListTracksResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.ListTracksResponse
             * @static
             * @param {ratchet.v1.ListTracksResponse.$Properties} message ListTracksResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListTracksResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tracks != null && message.tracks.length)
                    for (let i = 0; i < message.tracks.length; ++i)
                        $root.ratchet.v1.Track.encode(message.tracks[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListTracksResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.ListTracksResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.ListTracksResponse & ratchet.v1.ListTracksResponse.$Shape} ListTracksResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListTracksResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.ListTracksResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.tracks && message.tracks.length))
                                message.tracks = [];
                            message.tracks.push($root.ratchet.v1.Track.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ListTracksResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.ListTracksResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.ListTracksResponse} ListTracksResponse
             */
            ListTracksResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.ListTracksResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.ListTracksResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.ListTracksResponse();
                if (object.tracks) {
                    if (!$Array.isArray(object.tracks))
                        throw $TypeError(".ratchet.v1.ListTracksResponse.tracks: array expected");
                    message.tracks = $Array(object.tracks.length);
                    for (let i = 0; i < object.tracks.length; ++i) {
                        if (!$util.isObject(object.tracks[i]))
                            throw $TypeError(".ratchet.v1.ListTracksResponse.tracks: object expected");
                        message.tracks[i] = $root.ratchet.v1.Track.fromObject(object.tracks[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ListTracksResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.ListTracksResponse
             * @static
             * @param {ratchet.v1.ListTracksResponse} message ListTracksResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListTracksResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.tracks = [];
                if (message.tracks && message.tracks.length) {
                    object.tracks = $Array(message.tracks.length);
                    for (let j = 0; j < message.tracks.length; ++j)
                        object.tracks[j] = $root.ratchet.v1.Track.toObject(message.tracks[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ListTracksResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.ListTracksResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListTracksResponse.prototype.toJSON = function() {
                return ListTracksResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ListTracksResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.ListTracksResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListTracksResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.ListTracksResponse";
            };

            return ListTracksResponse;
        })();

        v1.GetTrackRequest = (function() {

            /**
             * Properties of a GetTrackRequest.
             * @typedef {Object} ratchet.v1.GetTrackRequest.$Properties
             * @property {string|null} [name] GetTrackRequest name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetTrackRequest.
             * @memberof ratchet.v1
             * @interface IGetTrackRequest
             * @augments ratchet.v1.GetTrackRequest.$Properties
             * @deprecated Use ratchet.v1.GetTrackRequest.$Properties instead.
             */

            /**
             * Shape of a GetTrackRequest.
             * @typedef {ratchet.v1.GetTrackRequest.$Properties} ratchet.v1.GetTrackRequest.$Shape
             */

            /**
             * Constructs a new GetTrackRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a GetTrackRequest.
             * @constructor
             * @param {ratchet.v1.GetTrackRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetTrackRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetTrackRequest name.
             * @member {string} name
             * @memberof ratchet.v1.GetTrackRequest
             * @instance
             */
            GetTrackRequest.prototype.name = "";

            /**
             * Creates a new GetTrackRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.GetTrackRequest
             * @static
             * @param {ratchet.v1.GetTrackRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.GetTrackRequest} GetTrackRequest instance
             * @type {{
             *   (properties: ratchet.v1.GetTrackRequest.$Shape): ratchet.v1.GetTrackRequest & ratchet.v1.GetTrackRequest.$Shape;
             *   (properties?: ratchet.v1.GetTrackRequest.$Properties): ratchet.v1.GetTrackRequest;
             * }}
             */
            GetTrackRequest.create = function(properties) {
                return new GetTrackRequest(properties);
            };

            /**
             * Encodes the specified GetTrackRequest message. Does not implicitly {@link ratchet.v1.GetTrackRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.GetTrackRequest
             * @static
             * @param {ratchet.v1.GetTrackRequest.$Properties} message GetTrackRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetTrackRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetTrackRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.GetTrackRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.GetTrackRequest & ratchet.v1.GetTrackRequest.$Shape} GetTrackRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetTrackRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.GetTrackRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GetTrackRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.GetTrackRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.GetTrackRequest} GetTrackRequest
             */
            GetTrackRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.GetTrackRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.GetTrackRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.GetTrackRequest();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                return message;
            };

            /**
             * Creates a plain object from a GetTrackRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.GetTrackRequest
             * @static
             * @param {ratchet.v1.GetTrackRequest} message GetTrackRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GetTrackRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.name = "";
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                return object;
            };

            /**
             * Converts this GetTrackRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.GetTrackRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GetTrackRequest.prototype.toJSON = function() {
                return GetTrackRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for GetTrackRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.GetTrackRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetTrackRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.GetTrackRequest";
            };

            return GetTrackRequest;
        })();

        v1.GetTrackResponse = (function() {

            /**
             * Properties of a GetTrackResponse.
             * @typedef {Object} ratchet.v1.GetTrackResponse.$Properties
             * @property {ratchet.v1.Track.$Properties|null} [track] GetTrackResponse track
             * @property {string|null} [httpUrl] GetTrackResponse httpUrl
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetTrackResponse.
             * @memberof ratchet.v1
             * @interface IGetTrackResponse
             * @augments ratchet.v1.GetTrackResponse.$Properties
             * @deprecated Use ratchet.v1.GetTrackResponse.$Properties instead.
             */

            /**
             * Shape of a GetTrackResponse.
             * @typedef {ratchet.v1.GetTrackResponse.$Properties} ratchet.v1.GetTrackResponse.$Shape
             */

            /**
             * Constructs a new GetTrackResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a GetTrackResponse.
             * @constructor
             * @param {ratchet.v1.GetTrackResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetTrackResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetTrackResponse track.
             * @member {ratchet.v1.Track.$Properties|null|undefined} track
             * @memberof ratchet.v1.GetTrackResponse
             * @instance
             */
            GetTrackResponse.prototype.track = null;

            /**
             * GetTrackResponse httpUrl.
             * @member {string} httpUrl
             * @memberof ratchet.v1.GetTrackResponse
             * @instance
             */
            GetTrackResponse.prototype.httpUrl = "";

            /**
             * Creates a new GetTrackResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.GetTrackResponse
             * @static
             * @param {ratchet.v1.GetTrackResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.GetTrackResponse} GetTrackResponse instance
             * @type {{
             *   (properties: ratchet.v1.GetTrackResponse.$Shape): ratchet.v1.GetTrackResponse & ratchet.v1.GetTrackResponse.$Shape;
             *   (properties?: ratchet.v1.GetTrackResponse.$Properties): ratchet.v1.GetTrackResponse;
             * }}
             */
            GetTrackResponse.create = function(properties) {
                return new GetTrackResponse(properties);
            };

            /**
             * Encodes the specified GetTrackResponse message. Does not implicitly {@link ratchet.v1.GetTrackResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.GetTrackResponse
             * @static
             * @param {ratchet.v1.GetTrackResponse.$Properties} message GetTrackResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetTrackResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    $root.ratchet.v1.Track.encode(message.track, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.httpUrl != null && $Object.hasOwnProperty.call(message, "httpUrl") && message.httpUrl !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.httpUrl);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetTrackResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.GetTrackResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.GetTrackResponse & ratchet.v1.GetTrackResponse.$Shape} GetTrackResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetTrackResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.GetTrackResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.track = $root.ratchet.v1.Track.decode(reader, reader.size(), $undefined, _depth + 1, message.track);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.httpUrl = value;
                            else
                                delete message.httpUrl;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GetTrackResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.GetTrackResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.GetTrackResponse} GetTrackResponse
             */
            GetTrackResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.GetTrackResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.GetTrackResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.GetTrackResponse();
                if (object.track != null) {
                    if (!$util.isObject(object.track))
                        throw $TypeError(".ratchet.v1.GetTrackResponse.track: object expected");
                    message.track = $root.ratchet.v1.Track.fromObject(object.track, _depth + 1);
                }
                if (object.httpUrl != null)
                    if (typeof object.httpUrl !== "string" || object.httpUrl.length)
                        message.httpUrl = $String(object.httpUrl);
                return message;
            };

            /**
             * Creates a plain object from a GetTrackResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.GetTrackResponse
             * @static
             * @param {ratchet.v1.GetTrackResponse} message GetTrackResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GetTrackResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.track = null;
                    object.httpUrl = "";
                }
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    object.track = $root.ratchet.v1.Track.toObject(message.track, options, _depth + 1);
                if (message.httpUrl != null && $Object.hasOwnProperty.call(message, "httpUrl"))
                    object.httpUrl = message.httpUrl;
                return object;
            };

            /**
             * Converts this GetTrackResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.GetTrackResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GetTrackResponse.prototype.toJSON = function() {
                return GetTrackResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for GetTrackResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.GetTrackResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetTrackResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.GetTrackResponse";
            };

            return GetTrackResponse;
        })();

        v1.FetchBlobRequest = (function() {

            /**
             * Properties of a FetchBlobRequest.
             * @typedef {Object} ratchet.v1.FetchBlobRequest.$Properties
             * @property {string|null} [sha256] FetchBlobRequest sha256
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchBlobRequest.
             * @memberof ratchet.v1
             * @interface IFetchBlobRequest
             * @augments ratchet.v1.FetchBlobRequest.$Properties
             * @deprecated Use ratchet.v1.FetchBlobRequest.$Properties instead.
             */

            /**
             * Shape of a FetchBlobRequest.
             * @typedef {ratchet.v1.FetchBlobRequest.$Properties} ratchet.v1.FetchBlobRequest.$Shape
             */

            /**
             * Constructs a new FetchBlobRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a FetchBlobRequest.
             * @constructor
             * @param {ratchet.v1.FetchBlobRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchBlobRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FetchBlobRequest sha256.
             * @member {string} sha256
             * @memberof ratchet.v1.FetchBlobRequest
             * @instance
             */
            FetchBlobRequest.prototype.sha256 = "";

            /**
             * Creates a new FetchBlobRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.FetchBlobRequest
             * @static
             * @param {ratchet.v1.FetchBlobRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.FetchBlobRequest} FetchBlobRequest instance
             * @type {{
             *   (properties: ratchet.v1.FetchBlobRequest.$Shape): ratchet.v1.FetchBlobRequest & ratchet.v1.FetchBlobRequest.$Shape;
             *   (properties?: ratchet.v1.FetchBlobRequest.$Properties): ratchet.v1.FetchBlobRequest;
             * }}
             */
            FetchBlobRequest.create = function(properties) {
                return new FetchBlobRequest(properties);
            };

            /**
             * Encodes the specified FetchBlobRequest message. Does not implicitly {@link ratchet.v1.FetchBlobRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.FetchBlobRequest
             * @static
             * @param {ratchet.v1.FetchBlobRequest.$Properties} message FetchBlobRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchBlobRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256 !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.sha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchBlobRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.FetchBlobRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchBlobRequest & ratchet.v1.FetchBlobRequest.$Shape} FetchBlobRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchBlobRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.FetchBlobRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a FetchBlobRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.FetchBlobRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.FetchBlobRequest} FetchBlobRequest
             */
            FetchBlobRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.FetchBlobRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.FetchBlobRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.FetchBlobRequest();
                if (object.sha256 != null)
                    if (typeof object.sha256 !== "string" || object.sha256.length)
                        message.sha256 = $String(object.sha256);
                return message;
            };

            /**
             * Creates a plain object from a FetchBlobRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.FetchBlobRequest
             * @static
             * @param {ratchet.v1.FetchBlobRequest} message FetchBlobRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            FetchBlobRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.sha256 = "";
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = message.sha256;
                return object;
            };

            /**
             * Converts this FetchBlobRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.FetchBlobRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            FetchBlobRequest.prototype.toJSON = function() {
                return FetchBlobRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for FetchBlobRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.FetchBlobRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            FetchBlobRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.FetchBlobRequest";
            };

            return FetchBlobRequest;
        })();

        v1.FetchBlobResponse = (function() {

            /**
             * Properties of a FetchBlobResponse.
             * @typedef {Object} ratchet.v1.FetchBlobResponse.$Properties
             * @property {Uint8Array|null} [chunk] FetchBlobResponse chunk
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchBlobResponse.
             * @memberof ratchet.v1
             * @interface IFetchBlobResponse
             * @augments ratchet.v1.FetchBlobResponse.$Properties
             * @deprecated Use ratchet.v1.FetchBlobResponse.$Properties instead.
             */

            /**
             * Shape of a FetchBlobResponse.
             * @typedef {ratchet.v1.FetchBlobResponse.$Properties} ratchet.v1.FetchBlobResponse.$Shape
             */

            /**
             * Constructs a new FetchBlobResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a FetchBlobResponse.
             * @constructor
             * @param {ratchet.v1.FetchBlobResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchBlobResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FetchBlobResponse chunk.
             * @member {Uint8Array} chunk
             * @memberof ratchet.v1.FetchBlobResponse
             * @instance
             */
            FetchBlobResponse.prototype.chunk = $util.newBuffer([]);

            /**
             * Creates a new FetchBlobResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.FetchBlobResponse
             * @static
             * @param {ratchet.v1.FetchBlobResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.FetchBlobResponse} FetchBlobResponse instance
             * @type {{
             *   (properties: ratchet.v1.FetchBlobResponse.$Shape): ratchet.v1.FetchBlobResponse & ratchet.v1.FetchBlobResponse.$Shape;
             *   (properties?: ratchet.v1.FetchBlobResponse.$Properties): ratchet.v1.FetchBlobResponse;
             * }}
             */
            FetchBlobResponse.create = function(properties) {
                return new FetchBlobResponse(properties);
            };

            /**
             * Encodes the specified FetchBlobResponse message. Does not implicitly {@link ratchet.v1.FetchBlobResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.FetchBlobResponse
             * @static
             * @param {ratchet.v1.FetchBlobResponse.$Properties} message FetchBlobResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchBlobResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk") && message.chunk.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.chunk);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchBlobResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.FetchBlobResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchBlobResponse & ratchet.v1.FetchBlobResponse.$Shape} FetchBlobResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchBlobResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.FetchBlobResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.chunk = value;
                            else
                                delete message.chunk;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a FetchBlobResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.FetchBlobResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.FetchBlobResponse} FetchBlobResponse
             */
            FetchBlobResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.FetchBlobResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.FetchBlobResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.FetchBlobResponse();
                if (object.chunk != null)
                    if (object.chunk.length)
                        if (typeof object.chunk === "string")
                            $util.base64.decode(object.chunk, message.chunk = $util.newBuffer($util.base64.length(object.chunk)), 0);
                        else if (object.chunk.length >= 0)
                            message.chunk = object.chunk;
                return message;
            };

            /**
             * Creates a plain object from a FetchBlobResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.FetchBlobResponse
             * @static
             * @param {ratchet.v1.FetchBlobResponse} message FetchBlobResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            FetchBlobResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if (options.bytes === $String)
                        object.chunk = "";
                    else {
                        object.chunk = [];
                        if (options.bytes !== $Array)
                            object.chunk = $util.newBuffer(object.chunk);
                    }
                if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk"))
                    object.chunk = options.bytes === $String ? $util.base64.encode(message.chunk, 0, message.chunk.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.chunk) : message.chunk;
                return object;
            };

            /**
             * Converts this FetchBlobResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.FetchBlobResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            FetchBlobResponse.prototype.toJSON = function() {
                return FetchBlobResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for FetchBlobResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.FetchBlobResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            FetchBlobResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.FetchBlobResponse";
            };

            return FetchBlobResponse;
        })();

        v1.LeaseReplicaRequest = (function() {

            /**
             * Properties of a LeaseReplicaRequest.
             * @typedef {Object} ratchet.v1.LeaseReplicaRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] LeaseReplicaRequest header
             * @property {string|null} [hardwareClass] LeaseReplicaRequest hardwareClass
             * @property {number|null} [waitSeconds] LeaseReplicaRequest waitSeconds
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LeaseReplicaRequest.
             * @memberof ratchet.v1
             * @interface ILeaseReplicaRequest
             * @augments ratchet.v1.LeaseReplicaRequest.$Properties
             * @deprecated Use ratchet.v1.LeaseReplicaRequest.$Properties instead.
             */

            /**
             * Shape of a LeaseReplicaRequest.
             * @typedef {ratchet.v1.LeaseReplicaRequest.$Properties} ratchet.v1.LeaseReplicaRequest.$Shape
             */

            /**
             * Constructs a new LeaseReplicaRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a LeaseReplicaRequest.
             * @constructor
             * @param {ratchet.v1.LeaseReplicaRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LeaseReplicaRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LeaseReplicaRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.LeaseReplicaRequest
             * @instance
             */
            LeaseReplicaRequest.prototype.header = null;

            /**
             * LeaseReplicaRequest hardwareClass.
             * @member {string} hardwareClass
             * @memberof ratchet.v1.LeaseReplicaRequest
             * @instance
             */
            LeaseReplicaRequest.prototype.hardwareClass = "";

            /**
             * LeaseReplicaRequest waitSeconds.
             * @member {number} waitSeconds
             * @memberof ratchet.v1.LeaseReplicaRequest
             * @instance
             */
            LeaseReplicaRequest.prototype.waitSeconds = 0;

            /**
             * Creates a new LeaseReplicaRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.LeaseReplicaRequest
             * @static
             * @param {ratchet.v1.LeaseReplicaRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.LeaseReplicaRequest} LeaseReplicaRequest instance
             * @type {{
             *   (properties: ratchet.v1.LeaseReplicaRequest.$Shape): ratchet.v1.LeaseReplicaRequest & ratchet.v1.LeaseReplicaRequest.$Shape;
             *   (properties?: ratchet.v1.LeaseReplicaRequest.$Properties): ratchet.v1.LeaseReplicaRequest;
             * }}
             */
            LeaseReplicaRequest.create = function(properties) {
                return new LeaseReplicaRequest(properties);
            };

            /**
             * Encodes the specified LeaseReplicaRequest message. Does not implicitly {@link ratchet.v1.LeaseReplicaRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.LeaseReplicaRequest
             * @static
             * @param {ratchet.v1.LeaseReplicaRequest.$Properties} message LeaseReplicaRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LeaseReplicaRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.hardwareClass != null && $Object.hasOwnProperty.call(message, "hardwareClass") && message.hardwareClass !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.hardwareClass);
                if (message.waitSeconds != null && $Object.hasOwnProperty.call(message, "waitSeconds") && message.waitSeconds !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.waitSeconds);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LeaseReplicaRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.LeaseReplicaRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.LeaseReplicaRequest & ratchet.v1.LeaseReplicaRequest.$Shape} LeaseReplicaRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LeaseReplicaRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.LeaseReplicaRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hardwareClass = value;
                            else
                                delete message.hardwareClass;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.waitSeconds = value;
                            else
                                delete message.waitSeconds;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a LeaseReplicaRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.LeaseReplicaRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.LeaseReplicaRequest} LeaseReplicaRequest
             */
            LeaseReplicaRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.LeaseReplicaRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.LeaseReplicaRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.LeaseReplicaRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.LeaseReplicaRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.hardwareClass != null)
                    if (typeof object.hardwareClass !== "string" || object.hardwareClass.length)
                        message.hardwareClass = $String(object.hardwareClass);
                if (object.waitSeconds != null)
                    if ($Number(object.waitSeconds) !== 0)
                        message.waitSeconds = object.waitSeconds >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a LeaseReplicaRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.LeaseReplicaRequest
             * @static
             * @param {ratchet.v1.LeaseReplicaRequest} message LeaseReplicaRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            LeaseReplicaRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.hardwareClass = "";
                    object.waitSeconds = 0;
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.hardwareClass != null && $Object.hasOwnProperty.call(message, "hardwareClass"))
                    object.hardwareClass = message.hardwareClass;
                if (message.waitSeconds != null && $Object.hasOwnProperty.call(message, "waitSeconds"))
                    object.waitSeconds = message.waitSeconds;
                return object;
            };

            /**
             * Converts this LeaseReplicaRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.LeaseReplicaRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            LeaseReplicaRequest.prototype.toJSON = function() {
                return LeaseReplicaRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for LeaseReplicaRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.LeaseReplicaRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LeaseReplicaRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.LeaseReplicaRequest";
            };

            return LeaseReplicaRequest;
        })();

        v1.Replica = (function() {

            /**
             * Properties of a Replica.
             * @typedef {Object} ratchet.v1.Replica.$Properties
             * @property {string|null} [replicaId] Replica replicaId
             * @property {string|null} [track] Replica track
             * @property {string|null} [headTreeBlob] Replica headTreeBlob
             * @property {string|null} [treeBlob] Replica treeBlob
             * @property {string|null} [tree] Replica tree
             * @property {string|null} [commit] Replica commit
             * @property {number|null} [seed] Replica seed
             * @property {Long|null} [expiresAtMs] Replica expiresAtMs
             * @property {string|null} [trainBlob] Replica trainBlob
             * @property {string|null} [manifestJson] Replica manifestJson
             * @property {number|null} [season] Replica season
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Replica.
             * @memberof ratchet.v1
             * @interface IReplica
             * @augments ratchet.v1.Replica.$Properties
             * @deprecated Use ratchet.v1.Replica.$Properties instead.
             */

            /**
             * Shape of a Replica.
             * @typedef {ratchet.v1.Replica.$Properties} ratchet.v1.Replica.$Shape
             */

            /**
             * Constructs a new Replica.
             * @memberof ratchet.v1
             * @classdesc Represents a Replica.
             * @constructor
             * @param {ratchet.v1.Replica.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Replica = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Replica replicaId.
             * @member {string} replicaId
             * @memberof ratchet.v1.Replica
             * @instance
             */
            Replica.prototype.replicaId = "";

            /**
             * Replica track.
             * @member {string} track
             * @memberof ratchet.v1.Replica
             * @instance
             */
            Replica.prototype.track = "";

            /**
             * Replica headTreeBlob.
             * @member {string} headTreeBlob
             * @memberof ratchet.v1.Replica
             * @instance
             */
            Replica.prototype.headTreeBlob = "";

            /**
             * Replica treeBlob.
             * @member {string} treeBlob
             * @memberof ratchet.v1.Replica
             * @instance
             */
            Replica.prototype.treeBlob = "";

            /**
             * Replica tree.
             * @member {string} tree
             * @memberof ratchet.v1.Replica
             * @instance
             */
            Replica.prototype.tree = "";

            /**
             * Replica commit.
             * @member {string} commit
             * @memberof ratchet.v1.Replica
             * @instance
             */
            Replica.prototype.commit = "";

            /**
             * Replica seed.
             * @member {number} seed
             * @memberof ratchet.v1.Replica
             * @instance
             */
            Replica.prototype.seed = 0;

            /**
             * Replica expiresAtMs.
             * @member {Long} expiresAtMs
             * @memberof ratchet.v1.Replica
             * @instance
             */
            Replica.prototype.expiresAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Replica trainBlob.
             * @member {string} trainBlob
             * @memberof ratchet.v1.Replica
             * @instance
             */
            Replica.prototype.trainBlob = "";

            /**
             * Replica manifestJson.
             * @member {string} manifestJson
             * @memberof ratchet.v1.Replica
             * @instance
             */
            Replica.prototype.manifestJson = "";

            /**
             * Replica season.
             * @member {number} season
             * @memberof ratchet.v1.Replica
             * @instance
             */
            Replica.prototype.season = 0;

            /**
             * Creates a new Replica instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.Replica
             * @static
             * @param {ratchet.v1.Replica.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.Replica} Replica instance
             * @type {{
             *   (properties: ratchet.v1.Replica.$Shape): ratchet.v1.Replica & ratchet.v1.Replica.$Shape;
             *   (properties?: ratchet.v1.Replica.$Properties): ratchet.v1.Replica;
             * }}
             */
            Replica.create = function(properties) {
                return new Replica(properties);
            };

            /**
             * Encodes the specified Replica message. Does not implicitly {@link ratchet.v1.Replica.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.Replica
             * @static
             * @param {ratchet.v1.Replica.$Properties} message Replica message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Replica.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.replicaId != null && $Object.hasOwnProperty.call(message, "replicaId") && message.replicaId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.replicaId);
                if (message.track != null && $Object.hasOwnProperty.call(message, "track") && message.track !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.track);
                if (message.headTreeBlob != null && $Object.hasOwnProperty.call(message, "headTreeBlob") && message.headTreeBlob !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.headTreeBlob);
                if (message.treeBlob != null && $Object.hasOwnProperty.call(message, "treeBlob") && message.treeBlob !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.treeBlob);
                if (message.tree != null && $Object.hasOwnProperty.call(message, "tree") && message.tree !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.tree);
                if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && message.commit !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.commit);
                if (message.seed != null && $Object.hasOwnProperty.call(message, "seed") && message.seed !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.seed);
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && (typeof message.expiresAtMs === "object" ? message.expiresAtMs.low || message.expiresAtMs.high : message.expiresAtMs !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).int64(message.expiresAtMs);
                if (message.trainBlob != null && $Object.hasOwnProperty.call(message, "trainBlob") && message.trainBlob !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.trainBlob);
                if (message.manifestJson != null && $Object.hasOwnProperty.call(message, "manifestJson") && message.manifestJson !== "")
                    writer.uint32(/* id 10, wireType 2 =*/82).string(message.manifestJson);
                if (message.season != null && $Object.hasOwnProperty.call(message, "season") && message.season !== 0)
                    writer.uint32(/* id 11, wireType 0 =*/88).uint32(message.season);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Replica message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.Replica
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.Replica & ratchet.v1.Replica.$Shape} Replica
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Replica.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.Replica();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.replicaId = value;
                            else
                                delete message.replicaId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.track = value;
                            else
                                delete message.track;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.headTreeBlob = value;
                            else
                                delete message.headTreeBlob;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.treeBlob = value;
                            else
                                delete message.treeBlob;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.tree = value;
                            else
                                delete message.tree;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.commit = value;
                            else
                                delete message.commit;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.seed = value;
                            else
                                delete message.seed;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trainBlob = value;
                            else
                                delete message.trainBlob;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.manifestJson = value;
                            else
                                delete message.manifestJson;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.season = value;
                            else
                                delete message.season;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Replica message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.Replica
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.Replica} Replica
             */
            Replica.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.Replica)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.Replica: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.Replica();
                if (object.replicaId != null)
                    if (typeof object.replicaId !== "string" || object.replicaId.length)
                        message.replicaId = $String(object.replicaId);
                if (object.track != null)
                    if (typeof object.track !== "string" || object.track.length)
                        message.track = $String(object.track);
                if (object.headTreeBlob != null)
                    if (typeof object.headTreeBlob !== "string" || object.headTreeBlob.length)
                        message.headTreeBlob = $String(object.headTreeBlob);
                if (object.treeBlob != null)
                    if (typeof object.treeBlob !== "string" || object.treeBlob.length)
                        message.treeBlob = $String(object.treeBlob);
                if (object.tree != null)
                    if (typeof object.tree !== "string" || object.tree.length)
                        message.tree = $String(object.tree);
                if (object.commit != null)
                    if (typeof object.commit !== "string" || object.commit.length)
                        message.commit = $String(object.commit);
                if (object.seed != null)
                    if ($Number(object.seed) !== 0)
                        message.seed = object.seed >>> 0;
                if (object.expiresAtMs != null)
                    if (typeof object.expiresAtMs === "object" ? object.expiresAtMs.low || object.expiresAtMs.high : $Number(object.expiresAtMs) !== 0)
                        if ($util.Long)
                            message.expiresAtMs = $util.Long.fromValue(object.expiresAtMs, false);
                        else if (typeof object.expiresAtMs === "string")
                            message.expiresAtMs = $parseInt(object.expiresAtMs, 10);
                        else if (typeof object.expiresAtMs === "number")
                            message.expiresAtMs = object.expiresAtMs;
                        else if (typeof object.expiresAtMs === "object")
                            message.expiresAtMs = new $util.LongBits(object.expiresAtMs.low >>> 0, object.expiresAtMs.high >>> 0).toNumber();
                if (object.trainBlob != null)
                    if (typeof object.trainBlob !== "string" || object.trainBlob.length)
                        message.trainBlob = $String(object.trainBlob);
                if (object.manifestJson != null)
                    if (typeof object.manifestJson !== "string" || object.manifestJson.length)
                        message.manifestJson = $String(object.manifestJson);
                if (object.season != null)
                    if ($Number(object.season) !== 0)
                        message.season = object.season >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Replica message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.Replica
             * @static
             * @param {ratchet.v1.Replica} message Replica
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Replica.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.replicaId = "";
                    object.track = "";
                    object.headTreeBlob = "";
                    object.treeBlob = "";
                    object.tree = "";
                    object.commit = "";
                    object.seed = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.expiresAtMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.expiresAtMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.trainBlob = "";
                    object.manifestJson = "";
                    object.season = 0;
                }
                if (message.replicaId != null && $Object.hasOwnProperty.call(message, "replicaId"))
                    object.replicaId = message.replicaId;
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    object.track = message.track;
                if (message.headTreeBlob != null && $Object.hasOwnProperty.call(message, "headTreeBlob"))
                    object.headTreeBlob = message.headTreeBlob;
                if (message.treeBlob != null && $Object.hasOwnProperty.call(message, "treeBlob"))
                    object.treeBlob = message.treeBlob;
                if (message.tree != null && $Object.hasOwnProperty.call(message, "tree"))
                    object.tree = message.tree;
                if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                    object.commit = message.commit;
                if (message.seed != null && $Object.hasOwnProperty.call(message, "seed"))
                    object.seed = message.seed;
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.expiresAtMs = typeof message.expiresAtMs === "number" ? $BigInt(message.expiresAtMs) : $util.Long.fromBits(message.expiresAtMs.low >>> 0, message.expiresAtMs.high >>> 0, false).toBigInt();
                    else if (typeof message.expiresAtMs === "number")
                        object.expiresAtMs = options.longs === $String ? $String(message.expiresAtMs) : message.expiresAtMs;
                    else
                        object.expiresAtMs = options.longs === $String ? $util.Long.prototype.toString.call(message.expiresAtMs) : options.longs === $Number ? new $util.LongBits(message.expiresAtMs.low >>> 0, message.expiresAtMs.high >>> 0).toNumber() : message.expiresAtMs;
                if (message.trainBlob != null && $Object.hasOwnProperty.call(message, "trainBlob"))
                    object.trainBlob = message.trainBlob;
                if (message.manifestJson != null && $Object.hasOwnProperty.call(message, "manifestJson"))
                    object.manifestJson = message.manifestJson;
                if (message.season != null && $Object.hasOwnProperty.call(message, "season"))
                    object.season = message.season;
                return object;
            };

            /**
             * Converts this Replica to JSON.
             * @function toJSON
             * @memberof ratchet.v1.Replica
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Replica.prototype.toJSON = function() {
                return Replica.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Replica
             * @function getTypeUrl
             * @memberof ratchet.v1.Replica
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Replica.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.Replica";
            };

            return Replica;
        })();

        v1.LeaseReplicaResponse = (function() {

            /**
             * Properties of a LeaseReplicaResponse.
             * @typedef {Object} ratchet.v1.LeaseReplicaResponse.$Properties
             * @property {ratchet.v1.Replica.$Properties|null} [replica] LeaseReplicaResponse replica
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LeaseReplicaResponse.
             * @memberof ratchet.v1
             * @interface ILeaseReplicaResponse
             * @augments ratchet.v1.LeaseReplicaResponse.$Properties
             * @deprecated Use ratchet.v1.LeaseReplicaResponse.$Properties instead.
             */

            /**
             * Shape of a LeaseReplicaResponse.
             * @typedef {ratchet.v1.LeaseReplicaResponse.$Properties} ratchet.v1.LeaseReplicaResponse.$Shape
             */

            /**
             * Constructs a new LeaseReplicaResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a LeaseReplicaResponse.
             * @constructor
             * @param {ratchet.v1.LeaseReplicaResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LeaseReplicaResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LeaseReplicaResponse replica.
             * @member {ratchet.v1.Replica.$Properties|null|undefined} replica
             * @memberof ratchet.v1.LeaseReplicaResponse
             * @instance
             */
            LeaseReplicaResponse.prototype.replica = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(LeaseReplicaResponse.prototype, "_replica", {
                get: $util.oneOfGetter($oneOfFields = ["replica"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new LeaseReplicaResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.LeaseReplicaResponse
             * @static
             * @param {ratchet.v1.LeaseReplicaResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.LeaseReplicaResponse} LeaseReplicaResponse instance
             * @type {{
             *   (properties: ratchet.v1.LeaseReplicaResponse.$Shape): ratchet.v1.LeaseReplicaResponse & ratchet.v1.LeaseReplicaResponse.$Shape;
             *   (properties?: ratchet.v1.LeaseReplicaResponse.$Properties): ratchet.v1.LeaseReplicaResponse;
             * }}
             */
            LeaseReplicaResponse.create = function(properties) {
                return new LeaseReplicaResponse(properties);
            };

            /**
             * Encodes the specified LeaseReplicaResponse message. Does not implicitly {@link ratchet.v1.LeaseReplicaResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.LeaseReplicaResponse
             * @static
             * @param {ratchet.v1.LeaseReplicaResponse.$Properties} message LeaseReplicaResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LeaseReplicaResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.replica != null && $Object.hasOwnProperty.call(message, "replica"))
                    $root.ratchet.v1.Replica.encode(message.replica, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LeaseReplicaResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.LeaseReplicaResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.LeaseReplicaResponse & ratchet.v1.LeaseReplicaResponse.$Shape} LeaseReplicaResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LeaseReplicaResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.LeaseReplicaResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.replica = $root.ratchet.v1.Replica.decode(reader, reader.size(), $undefined, _depth + 1, message.replica);
                            message._replica = "replica";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a LeaseReplicaResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.LeaseReplicaResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.LeaseReplicaResponse} LeaseReplicaResponse
             */
            LeaseReplicaResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.LeaseReplicaResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.LeaseReplicaResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.LeaseReplicaResponse();
                if (object.replica != null) {
                    if (!$util.isObject(object.replica))
                        throw $TypeError(".ratchet.v1.LeaseReplicaResponse.replica: object expected");
                    message.replica = $root.ratchet.v1.Replica.fromObject(object.replica, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a LeaseReplicaResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.LeaseReplicaResponse
             * @static
             * @param {ratchet.v1.LeaseReplicaResponse} message LeaseReplicaResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            LeaseReplicaResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.replica != null && $Object.hasOwnProperty.call(message, "replica"))
                    object.replica = $root.ratchet.v1.Replica.toObject(message.replica, options, _depth + 1);
                return object;
            };

            /**
             * Converts this LeaseReplicaResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.LeaseReplicaResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            LeaseReplicaResponse.prototype.toJSON = function() {
                return LeaseReplicaResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for LeaseReplicaResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.LeaseReplicaResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LeaseReplicaResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.LeaseReplicaResponse";
            };

            return LeaseReplicaResponse;
        })();

        v1.RenewReplicaRequest = (function() {

            /**
             * Properties of a RenewReplicaRequest.
             * @typedef {Object} ratchet.v1.RenewReplicaRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] RenewReplicaRequest header
             * @property {string|null} [replicaId] RenewReplicaRequest replicaId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RenewReplicaRequest.
             * @memberof ratchet.v1
             * @interface IRenewReplicaRequest
             * @augments ratchet.v1.RenewReplicaRequest.$Properties
             * @deprecated Use ratchet.v1.RenewReplicaRequest.$Properties instead.
             */

            /**
             * Shape of a RenewReplicaRequest.
             * @typedef {ratchet.v1.RenewReplicaRequest.$Properties} ratchet.v1.RenewReplicaRequest.$Shape
             */

            /**
             * Constructs a new RenewReplicaRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a RenewReplicaRequest.
             * @constructor
             * @param {ratchet.v1.RenewReplicaRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RenewReplicaRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RenewReplicaRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.RenewReplicaRequest
             * @instance
             */
            RenewReplicaRequest.prototype.header = null;

            /**
             * RenewReplicaRequest replicaId.
             * @member {string} replicaId
             * @memberof ratchet.v1.RenewReplicaRequest
             * @instance
             */
            RenewReplicaRequest.prototype.replicaId = "";

            /**
             * Creates a new RenewReplicaRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.RenewReplicaRequest
             * @static
             * @param {ratchet.v1.RenewReplicaRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.RenewReplicaRequest} RenewReplicaRequest instance
             * @type {{
             *   (properties: ratchet.v1.RenewReplicaRequest.$Shape): ratchet.v1.RenewReplicaRequest & ratchet.v1.RenewReplicaRequest.$Shape;
             *   (properties?: ratchet.v1.RenewReplicaRequest.$Properties): ratchet.v1.RenewReplicaRequest;
             * }}
             */
            RenewReplicaRequest.create = function(properties) {
                return new RenewReplicaRequest(properties);
            };

            /**
             * Encodes the specified RenewReplicaRequest message. Does not implicitly {@link ratchet.v1.RenewReplicaRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.RenewReplicaRequest
             * @static
             * @param {ratchet.v1.RenewReplicaRequest.$Properties} message RenewReplicaRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RenewReplicaRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.replicaId != null && $Object.hasOwnProperty.call(message, "replicaId") && message.replicaId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.replicaId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RenewReplicaRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.RenewReplicaRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.RenewReplicaRequest & ratchet.v1.RenewReplicaRequest.$Shape} RenewReplicaRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RenewReplicaRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.RenewReplicaRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.replicaId = value;
                            else
                                delete message.replicaId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RenewReplicaRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.RenewReplicaRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.RenewReplicaRequest} RenewReplicaRequest
             */
            RenewReplicaRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.RenewReplicaRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.RenewReplicaRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.RenewReplicaRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.RenewReplicaRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.replicaId != null)
                    if (typeof object.replicaId !== "string" || object.replicaId.length)
                        message.replicaId = $String(object.replicaId);
                return message;
            };

            /**
             * Creates a plain object from a RenewReplicaRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.RenewReplicaRequest
             * @static
             * @param {ratchet.v1.RenewReplicaRequest} message RenewReplicaRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RenewReplicaRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.replicaId = "";
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.replicaId != null && $Object.hasOwnProperty.call(message, "replicaId"))
                    object.replicaId = message.replicaId;
                return object;
            };

            /**
             * Converts this RenewReplicaRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.RenewReplicaRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RenewReplicaRequest.prototype.toJSON = function() {
                return RenewReplicaRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RenewReplicaRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.RenewReplicaRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RenewReplicaRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.RenewReplicaRequest";
            };

            return RenewReplicaRequest;
        })();

        v1.RenewReplicaResponse = (function() {

            /**
             * Properties of a RenewReplicaResponse.
             * @typedef {Object} ratchet.v1.RenewReplicaResponse.$Properties
             * @property {Long|null} [expiresAtMs] RenewReplicaResponse expiresAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RenewReplicaResponse.
             * @memberof ratchet.v1
             * @interface IRenewReplicaResponse
             * @augments ratchet.v1.RenewReplicaResponse.$Properties
             * @deprecated Use ratchet.v1.RenewReplicaResponse.$Properties instead.
             */

            /**
             * Shape of a RenewReplicaResponse.
             * @typedef {ratchet.v1.RenewReplicaResponse.$Properties} ratchet.v1.RenewReplicaResponse.$Shape
             */

            /**
             * Constructs a new RenewReplicaResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a RenewReplicaResponse.
             * @constructor
             * @param {ratchet.v1.RenewReplicaResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RenewReplicaResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RenewReplicaResponse expiresAtMs.
             * @member {Long} expiresAtMs
             * @memberof ratchet.v1.RenewReplicaResponse
             * @instance
             */
            RenewReplicaResponse.prototype.expiresAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Creates a new RenewReplicaResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.RenewReplicaResponse
             * @static
             * @param {ratchet.v1.RenewReplicaResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.RenewReplicaResponse} RenewReplicaResponse instance
             * @type {{
             *   (properties: ratchet.v1.RenewReplicaResponse.$Shape): ratchet.v1.RenewReplicaResponse & ratchet.v1.RenewReplicaResponse.$Shape;
             *   (properties?: ratchet.v1.RenewReplicaResponse.$Properties): ratchet.v1.RenewReplicaResponse;
             * }}
             */
            RenewReplicaResponse.create = function(properties) {
                return new RenewReplicaResponse(properties);
            };

            /**
             * Encodes the specified RenewReplicaResponse message. Does not implicitly {@link ratchet.v1.RenewReplicaResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.RenewReplicaResponse
             * @static
             * @param {ratchet.v1.RenewReplicaResponse.$Properties} message RenewReplicaResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RenewReplicaResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && (typeof message.expiresAtMs === "object" ? message.expiresAtMs.low || message.expiresAtMs.high : message.expiresAtMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.expiresAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RenewReplicaResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.RenewReplicaResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.RenewReplicaResponse & ratchet.v1.RenewReplicaResponse.$Shape} RenewReplicaResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RenewReplicaResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.RenewReplicaResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RenewReplicaResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.RenewReplicaResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.RenewReplicaResponse} RenewReplicaResponse
             */
            RenewReplicaResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.RenewReplicaResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.RenewReplicaResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.RenewReplicaResponse();
                if (object.expiresAtMs != null)
                    if (typeof object.expiresAtMs === "object" ? object.expiresAtMs.low || object.expiresAtMs.high : $Number(object.expiresAtMs) !== 0)
                        if ($util.Long)
                            message.expiresAtMs = $util.Long.fromValue(object.expiresAtMs, false);
                        else if (typeof object.expiresAtMs === "string")
                            message.expiresAtMs = $parseInt(object.expiresAtMs, 10);
                        else if (typeof object.expiresAtMs === "number")
                            message.expiresAtMs = object.expiresAtMs;
                        else if (typeof object.expiresAtMs === "object")
                            message.expiresAtMs = new $util.LongBits(object.expiresAtMs.low >>> 0, object.expiresAtMs.high >>> 0).toNumber();
                return message;
            };

            /**
             * Creates a plain object from a RenewReplicaResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.RenewReplicaResponse
             * @static
             * @param {ratchet.v1.RenewReplicaResponse} message RenewReplicaResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RenewReplicaResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.expiresAtMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.expiresAtMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.expiresAtMs = typeof message.expiresAtMs === "number" ? $BigInt(message.expiresAtMs) : $util.Long.fromBits(message.expiresAtMs.low >>> 0, message.expiresAtMs.high >>> 0, false).toBigInt();
                    else if (typeof message.expiresAtMs === "number")
                        object.expiresAtMs = options.longs === $String ? $String(message.expiresAtMs) : message.expiresAtMs;
                    else
                        object.expiresAtMs = options.longs === $String ? $util.Long.prototype.toString.call(message.expiresAtMs) : options.longs === $Number ? new $util.LongBits(message.expiresAtMs.low >>> 0, message.expiresAtMs.high >>> 0).toNumber() : message.expiresAtMs;
                return object;
            };

            /**
             * Converts this RenewReplicaResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.RenewReplicaResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RenewReplicaResponse.prototype.toJSON = function() {
                return RenewReplicaResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RenewReplicaResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.RenewReplicaResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RenewReplicaResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.RenewReplicaResponse";
            };

            return RenewReplicaResponse;
        })();

        v1.ReportReplicaRequest = (function() {

            /**
             * Properties of a ReportReplicaRequest.
             * @typedef {Object} ratchet.v1.ReportReplicaRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] ReportReplicaRequest header
             * @property {string|null} [replicaId] ReportReplicaRequest replicaId
             * @property {Uint8Array|null} [statement] ReportReplicaRequest statement
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReportReplicaRequest.
             * @memberof ratchet.v1
             * @interface IReportReplicaRequest
             * @augments ratchet.v1.ReportReplicaRequest.$Properties
             * @deprecated Use ratchet.v1.ReportReplicaRequest.$Properties instead.
             */

            /**
             * Shape of a ReportReplicaRequest.
             * @typedef {ratchet.v1.ReportReplicaRequest.$Properties} ratchet.v1.ReportReplicaRequest.$Shape
             */

            /**
             * Constructs a new ReportReplicaRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a ReportReplicaRequest.
             * @constructor
             * @param {ratchet.v1.ReportReplicaRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReportReplicaRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReportReplicaRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.ReportReplicaRequest
             * @instance
             */
            ReportReplicaRequest.prototype.header = null;

            /**
             * ReportReplicaRequest replicaId.
             * @member {string} replicaId
             * @memberof ratchet.v1.ReportReplicaRequest
             * @instance
             */
            ReportReplicaRequest.prototype.replicaId = "";

            /**
             * ReportReplicaRequest statement.
             * @member {Uint8Array} statement
             * @memberof ratchet.v1.ReportReplicaRequest
             * @instance
             */
            ReportReplicaRequest.prototype.statement = $util.newBuffer([]);

            /**
             * Creates a new ReportReplicaRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.ReportReplicaRequest
             * @static
             * @param {ratchet.v1.ReportReplicaRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.ReportReplicaRequest} ReportReplicaRequest instance
             * @type {{
             *   (properties: ratchet.v1.ReportReplicaRequest.$Shape): ratchet.v1.ReportReplicaRequest & ratchet.v1.ReportReplicaRequest.$Shape;
             *   (properties?: ratchet.v1.ReportReplicaRequest.$Properties): ratchet.v1.ReportReplicaRequest;
             * }}
             */
            ReportReplicaRequest.create = function(properties) {
                return new ReportReplicaRequest(properties);
            };

            /**
             * Encodes the specified ReportReplicaRequest message. Does not implicitly {@link ratchet.v1.ReportReplicaRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.ReportReplicaRequest
             * @static
             * @param {ratchet.v1.ReportReplicaRequest.$Properties} message ReportReplicaRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReportReplicaRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.replicaId != null && $Object.hasOwnProperty.call(message, "replicaId") && message.replicaId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.replicaId);
                if (message.statement != null && $Object.hasOwnProperty.call(message, "statement") && message.statement.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.statement);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReportReplicaRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.ReportReplicaRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.ReportReplicaRequest & ratchet.v1.ReportReplicaRequest.$Shape} ReportReplicaRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReportReplicaRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.ReportReplicaRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.replicaId = value;
                            else
                                delete message.replicaId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.statement = value;
                            else
                                delete message.statement;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReportReplicaRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.ReportReplicaRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.ReportReplicaRequest} ReportReplicaRequest
             */
            ReportReplicaRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.ReportReplicaRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.ReportReplicaRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.ReportReplicaRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.ReportReplicaRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.replicaId != null)
                    if (typeof object.replicaId !== "string" || object.replicaId.length)
                        message.replicaId = $String(object.replicaId);
                if (object.statement != null)
                    if (object.statement.length)
                        if (typeof object.statement === "string")
                            $util.base64.decode(object.statement, message.statement = $util.newBuffer($util.base64.length(object.statement)), 0);
                        else if (object.statement.length >= 0)
                            message.statement = object.statement;
                return message;
            };

            /**
             * Creates a plain object from a ReportReplicaRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.ReportReplicaRequest
             * @static
             * @param {ratchet.v1.ReportReplicaRequest} message ReportReplicaRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReportReplicaRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.replicaId = "";
                    if (options.bytes === $String)
                        object.statement = "";
                    else {
                        object.statement = [];
                        if (options.bytes !== $Array)
                            object.statement = $util.newBuffer(object.statement);
                    }
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.replicaId != null && $Object.hasOwnProperty.call(message, "replicaId"))
                    object.replicaId = message.replicaId;
                if (message.statement != null && $Object.hasOwnProperty.call(message, "statement"))
                    object.statement = options.bytes === $String ? $util.base64.encode(message.statement, 0, message.statement.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.statement) : message.statement;
                return object;
            };

            /**
             * Converts this ReportReplicaRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.ReportReplicaRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReportReplicaRequest.prototype.toJSON = function() {
                return ReportReplicaRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ReportReplicaRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.ReportReplicaRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReportReplicaRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.ReportReplicaRequest";
            };

            return ReportReplicaRequest;
        })();

        v1.ReportReplicaResponse = (function() {

            /**
             * Properties of a ReportReplicaResponse.
             * @typedef {Object} ratchet.v1.ReportReplicaResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReportReplicaResponse.
             * @memberof ratchet.v1
             * @interface IReportReplicaResponse
             * @augments ratchet.v1.ReportReplicaResponse.$Properties
             * @deprecated Use ratchet.v1.ReportReplicaResponse.$Properties instead.
             */

            /**
             * Shape of a ReportReplicaResponse.
             * @typedef {ratchet.v1.ReportReplicaResponse.$Properties} ratchet.v1.ReportReplicaResponse.$Shape
             */

            /**
             * Constructs a new ReportReplicaResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a ReportReplicaResponse.
             * @constructor
             * @param {ratchet.v1.ReportReplicaResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReportReplicaResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ReportReplicaResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.ReportReplicaResponse
             * @static
             * @param {ratchet.v1.ReportReplicaResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.ReportReplicaResponse} ReportReplicaResponse instance
             * @type {{
             *   (properties: ratchet.v1.ReportReplicaResponse.$Shape): ratchet.v1.ReportReplicaResponse & ratchet.v1.ReportReplicaResponse.$Shape;
             *   (properties?: ratchet.v1.ReportReplicaResponse.$Properties): ratchet.v1.ReportReplicaResponse;
             * }}
             */
            ReportReplicaResponse.create = function(properties) {
                return new ReportReplicaResponse(properties);
            };

            /**
             * Encodes the specified ReportReplicaResponse message. Does not implicitly {@link ratchet.v1.ReportReplicaResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.ReportReplicaResponse
             * @static
             * @param {ratchet.v1.ReportReplicaResponse.$Properties} message ReportReplicaResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReportReplicaResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReportReplicaResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.ReportReplicaResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.ReportReplicaResponse & ratchet.v1.ReportReplicaResponse.$Shape} ReportReplicaResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReportReplicaResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.ReportReplicaResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReportReplicaResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.ReportReplicaResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.ReportReplicaResponse} ReportReplicaResponse
             */
            ReportReplicaResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.ReportReplicaResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.ReportReplicaResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.ratchet.v1.ReportReplicaResponse();
            };

            /**
             * Creates a plain object from a ReportReplicaResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.ReportReplicaResponse
             * @static
             * @param {ratchet.v1.ReportReplicaResponse} message ReportReplicaResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReportReplicaResponse.toObject = function () {
                return {};
            };

            /**
             * Converts this ReportReplicaResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.ReportReplicaResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReportReplicaResponse.prototype.toJSON = function() {
                return ReportReplicaResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ReportReplicaResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.ReportReplicaResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReportReplicaResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.ReportReplicaResponse";
            };

            return ReportReplicaResponse;
        })();

        v1.FetchTreeRequest = (function() {

            /**
             * Properties of a FetchTreeRequest.
             * @typedef {Object} ratchet.v1.FetchTreeRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] FetchTreeRequest header
             * @property {string|null} [replicaId] FetchTreeRequest replicaId
             * @property {string|null} [sha256] FetchTreeRequest sha256
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchTreeRequest.
             * @memberof ratchet.v1
             * @interface IFetchTreeRequest
             * @augments ratchet.v1.FetchTreeRequest.$Properties
             * @deprecated Use ratchet.v1.FetchTreeRequest.$Properties instead.
             */

            /**
             * Shape of a FetchTreeRequest.
             * @typedef {ratchet.v1.FetchTreeRequest.$Properties} ratchet.v1.FetchTreeRequest.$Shape
             */

            /**
             * Constructs a new FetchTreeRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a FetchTreeRequest.
             * @constructor
             * @param {ratchet.v1.FetchTreeRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchTreeRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FetchTreeRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.FetchTreeRequest
             * @instance
             */
            FetchTreeRequest.prototype.header = null;

            /**
             * FetchTreeRequest replicaId.
             * @member {string} replicaId
             * @memberof ratchet.v1.FetchTreeRequest
             * @instance
             */
            FetchTreeRequest.prototype.replicaId = "";

            /**
             * FetchTreeRequest sha256.
             * @member {string} sha256
             * @memberof ratchet.v1.FetchTreeRequest
             * @instance
             */
            FetchTreeRequest.prototype.sha256 = "";

            /**
             * Creates a new FetchTreeRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.FetchTreeRequest
             * @static
             * @param {ratchet.v1.FetchTreeRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.FetchTreeRequest} FetchTreeRequest instance
             * @type {{
             *   (properties: ratchet.v1.FetchTreeRequest.$Shape): ratchet.v1.FetchTreeRequest & ratchet.v1.FetchTreeRequest.$Shape;
             *   (properties?: ratchet.v1.FetchTreeRequest.$Properties): ratchet.v1.FetchTreeRequest;
             * }}
             */
            FetchTreeRequest.create = function(properties) {
                return new FetchTreeRequest(properties);
            };

            /**
             * Encodes the specified FetchTreeRequest message. Does not implicitly {@link ratchet.v1.FetchTreeRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.FetchTreeRequest
             * @static
             * @param {ratchet.v1.FetchTreeRequest.$Properties} message FetchTreeRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchTreeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.replicaId != null && $Object.hasOwnProperty.call(message, "replicaId") && message.replicaId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.replicaId);
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256 !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.sha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchTreeRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.FetchTreeRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchTreeRequest & ratchet.v1.FetchTreeRequest.$Shape} FetchTreeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchTreeRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.FetchTreeRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.replicaId = value;
                            else
                                delete message.replicaId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a FetchTreeRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.FetchTreeRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.FetchTreeRequest} FetchTreeRequest
             */
            FetchTreeRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.FetchTreeRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.FetchTreeRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.FetchTreeRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.FetchTreeRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.replicaId != null)
                    if (typeof object.replicaId !== "string" || object.replicaId.length)
                        message.replicaId = $String(object.replicaId);
                if (object.sha256 != null)
                    if (typeof object.sha256 !== "string" || object.sha256.length)
                        message.sha256 = $String(object.sha256);
                return message;
            };

            /**
             * Creates a plain object from a FetchTreeRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.FetchTreeRequest
             * @static
             * @param {ratchet.v1.FetchTreeRequest} message FetchTreeRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            FetchTreeRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.replicaId = "";
                    object.sha256 = "";
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.replicaId != null && $Object.hasOwnProperty.call(message, "replicaId"))
                    object.replicaId = message.replicaId;
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = message.sha256;
                return object;
            };

            /**
             * Converts this FetchTreeRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.FetchTreeRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            FetchTreeRequest.prototype.toJSON = function() {
                return FetchTreeRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for FetchTreeRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.FetchTreeRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            FetchTreeRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.FetchTreeRequest";
            };

            return FetchTreeRequest;
        })();

        v1.FetchTreeResponse = (function() {

            /**
             * Properties of a FetchTreeResponse.
             * @typedef {Object} ratchet.v1.FetchTreeResponse.$Properties
             * @property {Uint8Array|null} [chunk] FetchTreeResponse chunk
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchTreeResponse.
             * @memberof ratchet.v1
             * @interface IFetchTreeResponse
             * @augments ratchet.v1.FetchTreeResponse.$Properties
             * @deprecated Use ratchet.v1.FetchTreeResponse.$Properties instead.
             */

            /**
             * Shape of a FetchTreeResponse.
             * @typedef {ratchet.v1.FetchTreeResponse.$Properties} ratchet.v1.FetchTreeResponse.$Shape
             */

            /**
             * Constructs a new FetchTreeResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a FetchTreeResponse.
             * @constructor
             * @param {ratchet.v1.FetchTreeResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchTreeResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FetchTreeResponse chunk.
             * @member {Uint8Array} chunk
             * @memberof ratchet.v1.FetchTreeResponse
             * @instance
             */
            FetchTreeResponse.prototype.chunk = $util.newBuffer([]);

            /**
             * Creates a new FetchTreeResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.FetchTreeResponse
             * @static
             * @param {ratchet.v1.FetchTreeResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.FetchTreeResponse} FetchTreeResponse instance
             * @type {{
             *   (properties: ratchet.v1.FetchTreeResponse.$Shape): ratchet.v1.FetchTreeResponse & ratchet.v1.FetchTreeResponse.$Shape;
             *   (properties?: ratchet.v1.FetchTreeResponse.$Properties): ratchet.v1.FetchTreeResponse;
             * }}
             */
            FetchTreeResponse.create = function(properties) {
                return new FetchTreeResponse(properties);
            };

            /**
             * Encodes the specified FetchTreeResponse message. Does not implicitly {@link ratchet.v1.FetchTreeResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.FetchTreeResponse
             * @static
             * @param {ratchet.v1.FetchTreeResponse.$Properties} message FetchTreeResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchTreeResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk") && message.chunk.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.chunk);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchTreeResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.FetchTreeResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchTreeResponse & ratchet.v1.FetchTreeResponse.$Shape} FetchTreeResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchTreeResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.FetchTreeResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.chunk = value;
                            else
                                delete message.chunk;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a FetchTreeResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.FetchTreeResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.FetchTreeResponse} FetchTreeResponse
             */
            FetchTreeResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.FetchTreeResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.FetchTreeResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.FetchTreeResponse();
                if (object.chunk != null)
                    if (object.chunk.length)
                        if (typeof object.chunk === "string")
                            $util.base64.decode(object.chunk, message.chunk = $util.newBuffer($util.base64.length(object.chunk)), 0);
                        else if (object.chunk.length >= 0)
                            message.chunk = object.chunk;
                return message;
            };

            /**
             * Creates a plain object from a FetchTreeResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.FetchTreeResponse
             * @static
             * @param {ratchet.v1.FetchTreeResponse} message FetchTreeResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            FetchTreeResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if (options.bytes === $String)
                        object.chunk = "";
                    else {
                        object.chunk = [];
                        if (options.bytes !== $Array)
                            object.chunk = $util.newBuffer(object.chunk);
                    }
                if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk"))
                    object.chunk = options.bytes === $String ? $util.base64.encode(message.chunk, 0, message.chunk.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.chunk) : message.chunk;
                return object;
            };

            /**
             * Converts this FetchTreeResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.FetchTreeResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            FetchTreeResponse.prototype.toJSON = function() {
                return FetchTreeResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for FetchTreeResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.FetchTreeResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            FetchTreeResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.FetchTreeResponse";
            };

            return FetchTreeResponse;
        })();

        v1.FetchHoldoutRequest = (function() {

            /**
             * Properties of a FetchHoldoutRequest.
             * @typedef {Object} ratchet.v1.FetchHoldoutRequest.$Properties
             * @property {ratchet.v1.RequestHeader.$Properties|null} [header] FetchHoldoutRequest header
             * @property {string|null} [track] FetchHoldoutRequest track
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchHoldoutRequest.
             * @memberof ratchet.v1
             * @interface IFetchHoldoutRequest
             * @augments ratchet.v1.FetchHoldoutRequest.$Properties
             * @deprecated Use ratchet.v1.FetchHoldoutRequest.$Properties instead.
             */

            /**
             * Shape of a FetchHoldoutRequest.
             * @typedef {ratchet.v1.FetchHoldoutRequest.$Properties} ratchet.v1.FetchHoldoutRequest.$Shape
             */

            /**
             * Constructs a new FetchHoldoutRequest.
             * @memberof ratchet.v1
             * @classdesc Represents a FetchHoldoutRequest.
             * @constructor
             * @param {ratchet.v1.FetchHoldoutRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchHoldoutRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FetchHoldoutRequest header.
             * @member {ratchet.v1.RequestHeader.$Properties|null|undefined} header
             * @memberof ratchet.v1.FetchHoldoutRequest
             * @instance
             */
            FetchHoldoutRequest.prototype.header = null;

            /**
             * FetchHoldoutRequest track.
             * @member {string} track
             * @memberof ratchet.v1.FetchHoldoutRequest
             * @instance
             */
            FetchHoldoutRequest.prototype.track = "";

            /**
             * Creates a new FetchHoldoutRequest instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.FetchHoldoutRequest
             * @static
             * @param {ratchet.v1.FetchHoldoutRequest.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.FetchHoldoutRequest} FetchHoldoutRequest instance
             * @type {{
             *   (properties: ratchet.v1.FetchHoldoutRequest.$Shape): ratchet.v1.FetchHoldoutRequest & ratchet.v1.FetchHoldoutRequest.$Shape;
             *   (properties?: ratchet.v1.FetchHoldoutRequest.$Properties): ratchet.v1.FetchHoldoutRequest;
             * }}
             */
            FetchHoldoutRequest.create = function(properties) {
                return new FetchHoldoutRequest(properties);
            };

            /**
             * Encodes the specified FetchHoldoutRequest message. Does not implicitly {@link ratchet.v1.FetchHoldoutRequest.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.FetchHoldoutRequest
             * @static
             * @param {ratchet.v1.FetchHoldoutRequest.$Properties} message FetchHoldoutRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchHoldoutRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.ratchet.v1.RequestHeader.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.track != null && $Object.hasOwnProperty.call(message, "track") && message.track !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.track);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchHoldoutRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.FetchHoldoutRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchHoldoutRequest & ratchet.v1.FetchHoldoutRequest.$Shape} FetchHoldoutRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchHoldoutRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.FetchHoldoutRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.header = $root.ratchet.v1.RequestHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.track = value;
                            else
                                delete message.track;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a FetchHoldoutRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.FetchHoldoutRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.FetchHoldoutRequest} FetchHoldoutRequest
             */
            FetchHoldoutRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.FetchHoldoutRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.FetchHoldoutRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.FetchHoldoutRequest();
                if (object.header != null) {
                    if (!$util.isObject(object.header))
                        throw $TypeError(".ratchet.v1.FetchHoldoutRequest.header: object expected");
                    message.header = $root.ratchet.v1.RequestHeader.fromObject(object.header, _depth + 1);
                }
                if (object.track != null)
                    if (typeof object.track !== "string" || object.track.length)
                        message.track = $String(object.track);
                return message;
            };

            /**
             * Creates a plain object from a FetchHoldoutRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.FetchHoldoutRequest
             * @static
             * @param {ratchet.v1.FetchHoldoutRequest} message FetchHoldoutRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            FetchHoldoutRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.header = null;
                    object.track = "";
                }
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    object.header = $root.ratchet.v1.RequestHeader.toObject(message.header, options, _depth + 1);
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    object.track = message.track;
                return object;
            };

            /**
             * Converts this FetchHoldoutRequest to JSON.
             * @function toJSON
             * @memberof ratchet.v1.FetchHoldoutRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            FetchHoldoutRequest.prototype.toJSON = function() {
                return FetchHoldoutRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for FetchHoldoutRequest
             * @function getTypeUrl
             * @memberof ratchet.v1.FetchHoldoutRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            FetchHoldoutRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.FetchHoldoutRequest";
            };

            return FetchHoldoutRequest;
        })();

        v1.FetchHoldoutResponse = (function() {

            /**
             * Properties of a FetchHoldoutResponse.
             * @typedef {Object} ratchet.v1.FetchHoldoutResponse.$Properties
             * @property {Uint8Array|null} [chunk] FetchHoldoutResponse chunk
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchHoldoutResponse.
             * @memberof ratchet.v1
             * @interface IFetchHoldoutResponse
             * @augments ratchet.v1.FetchHoldoutResponse.$Properties
             * @deprecated Use ratchet.v1.FetchHoldoutResponse.$Properties instead.
             */

            /**
             * Shape of a FetchHoldoutResponse.
             * @typedef {ratchet.v1.FetchHoldoutResponse.$Properties} ratchet.v1.FetchHoldoutResponse.$Shape
             */

            /**
             * Constructs a new FetchHoldoutResponse.
             * @memberof ratchet.v1
             * @classdesc Represents a FetchHoldoutResponse.
             * @constructor
             * @param {ratchet.v1.FetchHoldoutResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchHoldoutResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FetchHoldoutResponse chunk.
             * @member {Uint8Array} chunk
             * @memberof ratchet.v1.FetchHoldoutResponse
             * @instance
             */
            FetchHoldoutResponse.prototype.chunk = $util.newBuffer([]);

            /**
             * Creates a new FetchHoldoutResponse instance using the specified properties.
             * @function create
             * @memberof ratchet.v1.FetchHoldoutResponse
             * @static
             * @param {ratchet.v1.FetchHoldoutResponse.$Properties=} [properties] Properties to set
             * @returns {ratchet.v1.FetchHoldoutResponse} FetchHoldoutResponse instance
             * @type {{
             *   (properties: ratchet.v1.FetchHoldoutResponse.$Shape): ratchet.v1.FetchHoldoutResponse & ratchet.v1.FetchHoldoutResponse.$Shape;
             *   (properties?: ratchet.v1.FetchHoldoutResponse.$Properties): ratchet.v1.FetchHoldoutResponse;
             * }}
             */
            FetchHoldoutResponse.create = function(properties) {
                return new FetchHoldoutResponse(properties);
            };

            /**
             * Encodes the specified FetchHoldoutResponse message. Does not implicitly {@link ratchet.v1.FetchHoldoutResponse.verify|verify} messages.
             * @function encode
             * @memberof ratchet.v1.FetchHoldoutResponse
             * @static
             * @param {ratchet.v1.FetchHoldoutResponse.$Properties} message FetchHoldoutResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchHoldoutResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk") && message.chunk.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.chunk);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchHoldoutResponse message from the specified reader or buffer.
             * @function decode
             * @memberof ratchet.v1.FetchHoldoutResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ratchet.v1.FetchHoldoutResponse & ratchet.v1.FetchHoldoutResponse.$Shape} FetchHoldoutResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchHoldoutResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ratchet.v1.FetchHoldoutResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.chunk = value;
                            else
                                delete message.chunk;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a FetchHoldoutResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ratchet.v1.FetchHoldoutResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ratchet.v1.FetchHoldoutResponse} FetchHoldoutResponse
             */
            FetchHoldoutResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.ratchet.v1.FetchHoldoutResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ratchet.v1.FetchHoldoutResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ratchet.v1.FetchHoldoutResponse();
                if (object.chunk != null)
                    if (object.chunk.length)
                        if (typeof object.chunk === "string")
                            $util.base64.decode(object.chunk, message.chunk = $util.newBuffer($util.base64.length(object.chunk)), 0);
                        else if (object.chunk.length >= 0)
                            message.chunk = object.chunk;
                return message;
            };

            /**
             * Creates a plain object from a FetchHoldoutResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ratchet.v1.FetchHoldoutResponse
             * @static
             * @param {ratchet.v1.FetchHoldoutResponse} message FetchHoldoutResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            FetchHoldoutResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if (options.bytes === $String)
                        object.chunk = "";
                    else {
                        object.chunk = [];
                        if (options.bytes !== $Array)
                            object.chunk = $util.newBuffer(object.chunk);
                    }
                if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk"))
                    object.chunk = options.bytes === $String ? $util.base64.encode(message.chunk, 0, message.chunk.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.chunk) : message.chunk;
                return object;
            };

            /**
             * Converts this FetchHoldoutResponse to JSON.
             * @function toJSON
             * @memberof ratchet.v1.FetchHoldoutResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            FetchHoldoutResponse.prototype.toJSON = function() {
                return FetchHoldoutResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for FetchHoldoutResponse
             * @function getTypeUrl
             * @memberof ratchet.v1.FetchHoldoutResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            FetchHoldoutResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ratchet.v1.FetchHoldoutResponse";
            };

            return FetchHoldoutResponse;
        })();

        return v1;
    })();

    return ratchet;
})();

export {
  $root as default
};
