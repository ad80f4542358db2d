// Node-API 9 keeps references to objects, functions and symbols only.
// This holds any other value (a string, a number) as the single element of an array, with the part of Napi::Reference's interface that is used.
template <class T> class AnyRef {
public:
	AnyRef() {}

	explicit AnyRef(T value) {
		Reset(value, 1);
	}

	T Value() const {
		return box.Value().Get(uint32_t{0}).template As<T>();
	}

	void Reset(T value, uint32_t) {
		auto array = Napi::Array::New(value.Env(), 1);
		array.Set(uint32_t{0}, value);
		box = Napi::Persistent(array.template As<Napi::Object>());
	}

	void Reset() {
		box.Reset();
	}

	bool IsEmpty() const {
		return box.IsEmpty();
	}

private:
	Napi::ObjectReference box;
};
